import type { Effect } from "../../../tests/browser/sandbox.ts";
import type { Stop } from "../../peers/borrower.ts";
import type { Fault, Scene } from "./scene.ts";

/** Whether a borrower was served well, by what really happened and what they see. */
export interface Verdict {
  correct: boolean;
  /** Effects that happened more often than they were meant, each with how often. */
  duplicates: Record<string, number>;
  /** Whether the address still shows what a return brought: nothing is lost by it, but it stands in the history. */
  leftInAddress: boolean;
  /** Why it is not correct; null if it is. */
  reason: string | null;
}

/**
 * What one borrower means once in every scene. Saving a profile again, or getting a fresh link, is no second effect; a
 * consent that was completed twice was told of one return twice.
 */
const once = new Set([
  "journeyCreated",
  "profileSubmitted",
  "offerProceeded",
  "consentStarted",
  "consentGiven",
  "consentCompleted",
  "kycSubmitted",
  "bankMandateSubmitted",
  "eMandateApproved",
  "loanAgreementSigned",
  "disbursed",
  "partPaid",
]);

/** A return that brought "not yet" is handed on as well as the one that brought "yes". */
const twiceAllowed: Record<string, ReadonlySet<string>> = {
  "consent left undecided, then given": new Set(["consentCompleted"]),
};

export async function judge(scene: Scene, fault: Fault, broke: string | null): Promise<Verdict> {
  const duplicates = duplicatesAmong(await scene.sandbox.effects(), twiceAllowed[fault.name]);
  const reasons = [
    broke,
    broke ? null : await wrongEnd(scene, fault.ends ?? ["disbursed"]),
    ...Object.entries(duplicates).map(([kind, times]) => `${kind} ${times} times`),
  ].filter((reason) => reason !== null);
  const leftInAddress = !scene.page.isClosed() && new URL(scene.page.url()).search !== "";
  return { correct: reasons.length === 0, duplicates, leftInAddress, reason: reasons.join("; ") || null };
}

function duplicatesAmong(effects: Effect[], allowed: ReadonlySet<string> | undefined): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind } of effects) if (once.has(kind)) counts[kind] = (counts[kind] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).filter(([kind, times]) => times > (allowed?.has(kind) ? 2 : 1)));
}

async function wrongEnd({ borrower }: Scene, ends: readonly Stop[]): Promise<string | null> {
  const shown = await borrower.shown();
  const there = ends.some((stop) => shown === stop || shown.startsWith(`${stop} (`));
  return there ? null : `ended on ${shown}`;
}
