// The embedded page of the simulated Hosted Experience. It opens a journey once, by the token in its fragment, and tells
// the page around it when a step is done elsewhere, and when the borrower leaves.

const place = document.querySelector("#journey");
const token = location.hash.slice(1);
// The fragment is a secret: it goes before anything else happens.
history.replaceState(null, "", location.pathname);

let session = "";
let journey = null;

const ask = async (method, path, body) => {
  const answer = await fetch(path, {
    method,
    headers: { Authorization: `Bearer ${session}`, "Content-Type": "application/json" },
    body: body && JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
};

/** Tells whoever shows this page: a container's channel, or the page around the frame. False if this is a page of its own. */
const tell = (type, fields) => {
  const shape = journey?.messages ?? "object";
  const message = shape === "payload" ? { type, payload: fields } : { type, ...fields };
  const told = shape === "text" ? JSON.stringify(message) : message;
  if (window.AarthikLabs?.postMessage) window.AarthikLabs.postMessage(JSON.stringify(message));
  // Whoever may frame this page is named by its policy, so that any target is one of them.
  else if (window.parent !== window) window.parent.postMessage(told, "*");
  else return false;
  return true;
};

const element = (name, text, more = {}) => Object.assign(document.createElement(name), { textContent: text }, more);

const button = (text, act, primary = false) =>
  element("button", text, { type: "button", className: primary ? "primary" : "", onclick: act });

const show = (title, ...parts) => {
  const form = element("form", "");
  form.append(...parts.filter((part) => part.localName === "button"));
  const rest = parts.filter((part) => part.localName !== "button");
  document.querySelector("h1").textContent = title;
  place.replaceChildren(...rest, form);
};

const leave = async () => {
  if (session) await ask("POST", "/lab/journey/exit").catch(() => {});
  if (!tell("aarthik-labs:exit", {})) location.assign(place.dataset.leaveTo);
};

const goElsewhere = async () => {
  const fields = await ask("POST", "/lab/journey/elsewhere");
  if (!tell("aarthik-labs:open-external", fields)) return location.assign(fields.external_url);
  show(
    journey.step.title,
    element("p", "Go on where the lender's page has opened. This page follows by itself.", { role: "status" }),
    button("Open the lender's page again", goElsewhere),
    button("Exit", leave),
  );
};

const acts = {
  here: async () => draw(await ask("POST", "/lab/journey/step")),
  elsewhere: goElsewhere,
  leaves: leave,
};

const draw = (next) => {
  journey = next;
  const { step, done, of, lender } = journey;
  const whose = element("p", lender ?? "", { className: "lender" });
  if (!step) {
    return show(
      "Your loan is on its way",
      whose,
      element("p", "The lender pays it out to your account.", { role: "status" }),
      button("Close", leave, true),
    );
  }
  show(
    step.title,
    whose,
    element("p", `Step ${done + 1} of ${of}`),
    element("p", step.about),
    button(step.act, acts[step.kind], true),
    button("Exit", leave),
  );
};

const expired = () =>
  show(
    "This link has expired",
    element("p", "It can be used once, within two minutes. Go back and ask for a new one.", { role: "alert" }),
    button("Close", leave),
  );

/** Looks whether the lender's page is done. */
const look = async () => {
  if (document.hidden || journey?.step?.kind !== "elsewhere") return;
  const next = await ask("GET", "/lab/journey").catch(() => journey);
  if (next.done !== journey.done) draw(next);
};

try {
  const opened = await ask("POST", "/lab/session", { token });
  session = opened.session;
  draw(opened.journey);
  setInterval(look, 1000);
} catch {
  expired();
}
