// The Hybrid experience: every screen is told apart, and nothing of an address is in what a page renders by.

import { hybrid, isJourneyError, type HybridDestination, type HybridScreen } from "credit-journey/hybrid";
import { hybrid as inline } from "credit-journey/hybrid/inline";
import { expectTypeOf } from "expect-type";

expectTypeOf(inline).toEqualTypeOf(hybrid);

const credit = await hybrid({
  backEnd: {
    journey: "/api/credit/hybrid/journey",
    offers: async ({ signal, correlationID }) => fetch("/offers", { signal, headers: { "X-Trace": correlationID } }),
    hostedUrl: "/api/credit/hybrid/offers/{offerID}/hosted-url",
  },
  openRedirect: (url, to) => expectTypeOf([url, to]).toEqualTypeOf<(string | HybridDestination)[]>(),
});
// @ts-expect-error each call is named
await hybrid({ backEnd: { journey: "/journey" } });

using journey = await credit.startOrResume({ personal: { panName: "A. Borrower" }, journey: { bureauConsent: true } });

// Details may be of types of the app's own, which have no index.
interface Person {
  panName: string;
}
interface Agreed {
  bureauConsent: boolean;
  at: Date;
}
declare const personal: Person;
declare const agreed: Agreed;
await credit.startOrResume({ personal, work: personal, address: personal, bureau: null, journey: agreed });
await credit.startOrResume({ personal, journey: { bureauConsent: true, note: "by telephone" } });
// @ts-expect-error a person is more than a name
await credit.startOrResume({ personal: "A. Borrower" });
// @ts-expect-error a consent is given or not
await credit.startOrResume({ personal, journey: { bureauConsent: "yes" } });

function title(screen: HybridScreen): string {
  switch (screen.name) {
    case "wait":
      return screen.waitingFor === "consent" ? "Your bank data…" : screen.slow ? "Still waiting" : "Waiting";
    case "offers":
      return screen.lenders.map(({ name, offers }) => `${name}: ${offers[0]?.offerID}`).join();
    case "consent":
      return `${screen.lenders.length} lenders`;
    case "noOffers":
      return screen.consent ? "Share bank data" : `None of ${screen.lenders.length}`;
    case "handoff":
      return screen.offerID;
    case "failed":
      return screen.error.code;
  }
}
expectTypeOf(title(journey.snapshot.screen)).toBeString();
expectTypeOf(journey.hostedUrl("offer")).resolves.toBeString();
// @ts-expect-error an offer is chosen by its id
await journey.handOff();

const unchecked = journey.snapshot.data?.lenders?.["North Bank"];
// @ts-expect-error what the back-end says of a lender need not have offers: the screen's lenders do
unchecked?.offers.length;

credit.signOut();

try {
  await journey.openConsent({ signal: AbortSignal.timeout(1000) });
} catch (error) {
  if (isJourneyError(error)) expectTypeOf(error.code).toExtend<string>();
}
