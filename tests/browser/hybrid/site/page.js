// A partner's page as small as it can be: three addresses, one screen, three buttons.
import { hybrid } from "/pkg/hybrid/browser.js";

const query = new URLSearchParams(location.search);
const base = query.get("backEnd") ?? "";
const path = `${base}/api/credit/hybrid`;
window.events = [];
window.failure = (call) => call.then(() => null, ({ code, details }) => ({ code, details }));

const credit = await hybrid({
  backEnd: { journey: `${path}/journey`, offers: `${path}/offers`, hostedUrl: `${path}/offers/{offerID}/hosted-url` },
  ...(base && { credentials: query.get("credentials") }),
  ...(query.has("popup") && { openRedirect: "popup" }),
  onEvent: (event) => window.events.push(event),
});
const journey = await credit.startOrResume({ personal: { name: "Meera Krishnan" }, journey: { bureauConsent: true } });
const show = ({ screen }) => {
  const awaited = screen.waitingFor ? `: ${screen.waitingFor}` : "";
  document.querySelector("#screen").textContent = screen.name + awaited;
};
show(journey.snapshot);
journey.subscribe(show);
const on = (id, run) =>
  document.querySelector(id).addEventListener("click", () =>
    run().catch(({ code }) => (document.querySelector("#failure").textContent = code)),
  );
on("#consent", () => journey.openConsent());
on("#choose", () => journey.handOff(journey.snapshot.screen.offerID ?? "offer-1"));
on("#refresh", () => journey.refresh());
Object.assign(window, { hybrid, credit, journey });
