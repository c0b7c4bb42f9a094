// A journey's life: begun, watched, commanded, let go.

import { expectTypeOf } from "expect-type";
import { connect, type CommandName, type Credit, type Journey, type JourneyCommands, type NextPoll, type Snapshot } from "credit-journey";

export async function borrow(): Promise<void> {
  using credit = await connect({ baseUrl: "https://api.credit.example.com", session: { sessionToken: "st_test_1" } });
  using journey = await credit.journey({ type: "PERSONAL_LOAN", resume: false, metadata: { campaign: "x" } });
  expectTypeOf(credit).toEqualTypeOf<Credit>();
  expectTypeOf(journey).toEqualTypeOf<Journey>();
  expectTypeOf(journey.nextPoll).toEqualTypeOf<NextPoll | null>();

  const end = journey.subscribe(({ screen }) => console.log(screen.name));
  expectTypeOf(end).toEqualTypeOf<() => void>();
  for await (const snapshot of journey) expectTypeOf(snapshot).toEqualTypeOf<Snapshot>();

  await journey.saveProfile({ profile: { pan: "ABCDE1234F" } }, { idempotencyKey: "k" });
  await journey.openRedirect();
  await journey.returned(location.href);
  JSON.stringify(journey.exportLog());
  credit.signOut();

  // @ts-expect-error a snapshot is replaced, never changed
  journey.snapshot = journey.snapshot;
  // @ts-expect-error what kind of journey?
  await credit.journey({});
  // @ts-expect-error no such command
  await journey.approve();
}

// Fits React's `useSyncExternalStore` as it is.
declare function useSyncExternalStore<T>(subscribe: (changed: () => void) => () => void, snapshot: () => T): T;
export const useSnapshot = (journey: Journey): Snapshot => useSyncExternalStore(journey.subscribe, () => journey.snapshot);

// Commands by name: what `snapshot.commands` holds can be called.
expectTypeOf<CommandName>().toEqualTypeOf<keyof JourneyCommands>();
expectTypeOf<Snapshot["busy"]>().toEqualTypeOf<CommandName | null>();
expectTypeOf<Journey>().toMatchTypeOf<JourneyCommands>();

// @ts-expect-error `connect` makes them
new (await import("credit-journey")).Credit();
