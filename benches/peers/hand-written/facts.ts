import type { Wire } from "./checks.ts";
import { Failure } from "./failure.ts";
import type { Platform } from "./platform.ts";

/** All that is known of a journey: the light state, and what its status makes worth reading. */
export interface Facts {
  state: Wire["JourneyState"];
  profile: Wire["ProfileSnapshot"] | null;
  offers: Wire["OfferCard"][];
  /** The offer that the journey is locked to. */
  chosen: Wire["OfferDetail"] | null;
  steps: Wire["Steps"] | null;
}

const filling = new Set(["STARTED", "PROFILE_REQUIRED"]);
const beforeChoice = new Set(["PROFILE_SUBMITTED", "OFFERS_PENDING", "OFFERS_AVAILABLE", "AA_REQUIRED"]);
const ended = new Set(["REJECTED", "EXPIRED", "CLOSED"]);

/** What is worth reading in a status. What nobody knows yet may be anything after the profile. */
export function worthReading(status: string): { profile: boolean; offers: boolean; steps: boolean } {
  const profile = filling.has(status);
  const offers = !profile && !ended.has(status);
  return { profile, offers, steps: offers && !beforeChoice.has(status) };
}

/** Whether nothing can change any more. */
export function isOver(status: string): boolean {
  return ended.has(status);
}

/** Reads the state, and the rest only if the state has moved. */
export async function readFacts(platform: Platform, journeyID: string, known: Facts | null, signal: AbortSignal): Promise<Facts> {
  const state = await platform.state(journeyID, signal);
  if (known && known.state.updatedAt === state.updatedAt && known.state.status === state.status) return known;
  const worth = worthReading(state.status);
  const profile = worth.profile ? await platform.profile(journeyID, signal) : null;
  if (!worth.offers) return { state, profile, offers: [], chosen: null, steps: null };
  if (worth.steps && known?.chosen && state.status !== "DISBURSED") {
    return { ...known, state, steps: await platform.steps(journeyID, known.chosen.offerID, signal) };
  }
  const offers = await platform.offers(journeyID, signal);
  const chosen = worth.steps ? await lockedOffer(platform, journeyID, offers, known?.chosen?.offerID, signal) : null;
  const steps = chosen && state.status !== "DISBURSED" ? await platform.steps(journeyID, chosen.offerID, signal) : null;
  return { state, profile, offers, chosen, steps };
}

/** The offer that is chosen, by the platform's word: in another tab or before a reload it may have been any. */
export async function lockedOffer(
  platform: Platform,
  journeyID: string,
  offers: Wire["OfferCard"][],
  lastKnown: string | undefined,
  signal?: AbortSignal,
): Promise<Wire["OfferDetail"] | null> {
  const received = offers.filter(({ status }) => status === "OFFER_RECEIVED").map(({ offerID }) => offerID);
  const order = lastKnown ? [lastKnown, ...received.filter((offerID) => offerID !== lastKnown)] : received;
  for (const offerID of order) {
    const offer = await platform.offer(journeyID, offerID, signal);
    if (offer.proceedBoundaryState === "LOCKED") return offer;
  }
  return null;
}

/** The journey to go on with: the active one, else the newest open one, else a new one. */
export async function openJourney(platform: Platform, metadata: Record<string, string>, key: string): Promise<string> {
  const { activeJourney } = await platform.session.current();
  if (activeJourney) return activeJourney.journeyID;
  const open = (await platform.journeys()).filter(({ status }) => !ended.has(status));
  const newest = open.sort((a, b) => (b.updatedAt ?? "").localeCompare(a.updatedAt ?? ""))[0];
  return newest?.journeyID ?? (await platform.createJourney(metadata, key)).journeyID;
}

/** Whether a failure means that only the borrower can go on, by signing in. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof Failure && (error.code === "SIGNED_OUT" || error.status === 401);
}
