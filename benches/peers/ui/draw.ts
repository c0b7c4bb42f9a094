import { fields, form, button, line } from "./elements.ts";
import type { AwayStep, Command, Details, OfferRow, Screen, View } from "./loan.ts";

type Send = (command: Command) => void;

const labels: Record<keyof Details, string> = {
  panName: "Full name",
  pan: "PAN",
  dob: "Date of birth",
  contactNumber: "Mobile number",
  personalemail: "Email",
  income: "Monthly income",
  addressL1: "Street",
  city: "City",
  state: "State",
  pincode: "PIN code",
};

const away: Record<AwayStep, string> = {
  aaConsent: "Continue to the account aggregator",
  kyc: "Continue to identity check",
  eMandate: "Continue to your bank",
  loanAgreement: "Continue to the agreement",
};

/** What was drawn last: a form by its name alone, so that what was typed stays. */
const drawn = new WeakMap<HTMLElement, string>();

/** Draws a view, where it differs from what stands there. */
export function draw(root: HTMLElement, { screen, busy, problem }: View, send: Send): void {
  root.dataset["screen"] = screen.name;
  root.dataset["busy"] = String(busy);
  if ("step" in screen) root.dataset["step"] = screen.step;
  else delete root.dataset["step"];
  const shown = root.querySelector("form") ? screen.name : JSON.stringify(screen);
  if (drawn.get(root) !== shown) {
    root.replaceChildren(...partsOf(screen, send), line("alert", ""));
    drawn.set(root, root.querySelector("form") ? screen.name : JSON.stringify(screen));
  }
  const alert = root.querySelector<HTMLElement>('[role="alert"]');
  if (alert && alert.textContent !== (problem ?? "")) alert.textContent = problem ?? "";
  for (const control of root.querySelectorAll("button")) control.disabled = busy || "unselectable" in control.dataset;
}

function partsOf(screen: Screen, send: Send): HTMLElement[] {
  switch (screen.name) {
    case "loading":
      return [line("h1", "One moment")];
    case "signIn":
      return [line("h1", "Please sign in")];
    case "failed":
      return [line("h1", "Something went wrong"), line("p", screen.message), button("Try again", () => send({ type: "retry" }))];
    case "profile":
      return [
        line("h1", "About you"),
        form("See my offers", fields(labels, screen.saved), (details) => send({ type: "apply", details })),
      ];
    case "wait":
      return [line("h1", `Waiting: ${screen.for}`), ...screen.offers.map((offer) => row(offer))];
    case "offers":
      return [
        line("h1", "Your offers"),
        ...screen.offers.map((offer) => row(offer, send)),
        ...(screen.consentWanted ? [leave("aaConsent", send)] : []),
      ];
    case "redirect":
      return [line("h1", "Next step"), leave(screen.step, send)];
    case "form":
      return [
        line("h1", "Your bank account"),
        form(
          "Use this account",
          fields({ accountHolderName: "Account holder", accountNumber: "Account number", ifsc: "IFSC" }, {}),
          (account) => send({ type: "giveAccount", account }),
        ),
      ];
    case "disbursed":
      return [
        line("h1", "The money is yours"),
        line("p", screen.outstanding),
        form("Pay a part", fields({ amount: "Amount" }, {}), ({ amount }) => send({ type: "payAPart", amount })),
      ];
    case "closed":
      return [line("h1", `This application is ${screen.outcome}`)];
  }
}

function row({ offerID, lender, amount, rate, selectable }: OfferRow, send?: Send): HTMLElement {
  const text = line("p", `${lender} ${amount} ${rate}`);
  if (send) {
    const choose = button(`Choose ${lender}`, () => send({ type: "choose", offerID }));
    if (!selectable) choose.dataset["unselectable"] = "";
    text.append(choose);
  }
  return text;
}

function leave(step: AwayStep, send: Send): HTMLElement {
  return button(away[step], () => send({ type: "leave", step }));
}
