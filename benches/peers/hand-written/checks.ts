import type { components } from "./wire.d.ts";

/** The platform's own shapes, generated from `openapi.yaml`. */
export type Wire = components["schemas"];

/** Gives the value back if it is what the platform promises; throws otherwise. */
export type Check<T> = (value: unknown) => T;

/** A session, as the partner's back-end hands it out. */
export interface Grant {
  sessionToken: string;
  sessionExpiresAt: string;
  activeJourney?: { journeyID: string } | null | undefined;
}

/** Every answer that is read, and every form that is sent. One file per validator fulfils it. */
export interface Checks {
  grant: Check<Grant>;
  journey: Check<Wire["JourneyDetail"]>;
  journeys: Check<Wire["JourneyDetail"][]>;
  state: Check<Wire["JourneyState"]>;
  profile: Check<Wire["ProfileSnapshot"]>;
  offers: Check<Wire["OfferCard"][]>;
  offer: Check<Wire["OfferDetail"]>;
  steps: Check<Wire["Steps"]>;
  consents: Check<Wire["AASession"][]>;
  consent: Check<Wire["AASession"]>;
  redirect: Check<Wire["AARedirect"]>;
  /** Accepted operations, and answers that nobody reads. */
  accepted: Check<{ pollAfterSeconds?: number | undefined }>;
  /** What is wrong with a form: the first problem, or null. */
  problemOf: { profile: (value: unknown) => string | null; account: (value: unknown) => string | null; amount: (value: unknown) => string | null };
}
