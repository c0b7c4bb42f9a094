// A front-end renders by `screen.name`; one screen forgotten is a compile error.

import { expectTypeOf } from "expect-type";
import type { Journey, OfferCard, Outcome, Screen, Snapshot, Step, StepName } from "credit-journey";

function render(screen: Screen): string {
  switch (screen.name) {
    case "profile":
      return screen.profile?.requiredFields?.join() ?? "";
    case "wait":
      return screen.slow ? `still ${screen.waitingFor}` : screen.waitingFor;
    case "offers":
      return screen.offers.map(({ offerID }) => offerID).join();
    case "form":
      return screen.step === "kyc" ? "kyc" : screen.offerID;
    case "redirect":
      return screen.step;
    case "disbursed":
      return screen.offer?.lenderName ?? "";
    case "closed":
      return screen.outcome;
    case "signIn":
      return "";
  }
}

// @ts-expect-error `signIn` is forgotten: not every way returns
function forgetful(screen: Screen): string {
  switch (screen.name) {
    case "profile":
    case "wait":
    case "offers":
    case "form":
    case "redirect":
    case "disbursed":
    case "closed":
      return screen.name;
  }
}

function strict(screen: Screen): string {
  if (screen.name !== "closed") return "";
  // @ts-expect-error a closed journey has no offers
  return screen.offers;
}

// @ts-expect-error the platform's word is no screen
const misspelt: Screen["name"] = "DISBURSED";

expectTypeOf<Extract<Screen, { name: "offers" }>["offers"]>().toEqualTypeOf<OfferCard[]>();
expectTypeOf<Extract<Screen, { name: "form" }>["resource"]>().toEqualTypeOf<Step>();
expectTypeOf<Extract<Screen, { name: "closed" }>["outcome"]>().toEqualTypeOf<Outcome>();
expectTypeOf<Snapshot["screen"]>().toEqualTypeOf<Screen>();
expectTypeOf<Snapshot["progress"]["steps"][number]["name"]>().toEqualTypeOf<StepName>();

// A stepper and a toolbar by name, with nothing left out.
const labels: Record<StepName, string> = {
  profile: "You", offers: "Offers", aaConsent: "Statements", kyc: "Identity", bankMandate: "Bank",
  eMandate: "Mandate", loanAgreement: "Agreement", disbursal: "Money",
};
declare const journey: Journey;
for (const command of journey.snapshot.commands) expectTypeOf(journey[command]).toBeFunction();

export { forgetful, labels, misspelt, render, strict };
