import type { Outcome } from "../faults/run.ts";

/** What was seen to be behind the failures of an app, by what happened. */
const causes: { of: (outcome: Outcome) => boolean; why: string }[] = [
  {
    of: ({ app, duplicates, fault }) => app !== "ours" && "partPaid" in duplicates && /reload/.test(fault),
    why: "The idempotency key is in memory: a reload forgets it, and the platform takes the same payment for another",
  },
  {
    of: ({ app, duplicates, fault }) => app !== "ours" && "consentCompleted" in duplicates && /return opened in two tabs/.test(fault),
    why: "Each tab hands the return on under a key of its own",
  },
  {
    of: ({ app, duplicates, fault }) => app !== "ours" && "journeyCreated" in duplicates && /two tabs/.test(fault),
    why: "Both tabs found no journey before either had started one, and each started its own: tabs share no key for that, and it is a matter of luck",
  },
  {
    of: ({ app, fault }) => app === "ours" && /^wasm (missing|forbidden)/.test(fault),
    why: "Without its wasm there is no journey: the app is told what is wrong and what to do. The others have none. `credit-journey/inline` does without the file; nothing does without the policy's leave",
  },
];

/** Why an app failed; null if nobody has looked yet. */
export function causeOf(outcome: Outcome): string | null {
  return causes.find(({ of }) => of(outcome))?.why ?? null;
}
