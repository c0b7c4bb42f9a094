import type { Journey, Snapshot } from "credit-journey";
import type { Demo } from "./demo";

/** What an edge worker read of the journey, and has rendered already. */
export interface FirstScreen {
  demo: Demo;
  snapshot: Snapshot;
}

/** Where the page brings it along. */
export const FIRST_SCREEN_ID = "first-screen";

/** What the page brought along; null where no worker stands before the site, or there was nothing to show. */
export function readFirstScreen(): FirstScreen | null {
  const block = document.getElementById(FIRST_SCREEN_ID);
  return block && (JSON.parse(block.textContent) as FirstScreen);
}

/** A journey that stands still at `snapshot`, until the real one is open: that one then runs what was asked of this. */
export function standingStill(snapshot: Snapshot, opened: () => Promise<Journey>): Journey {
  const still = { snapshot, nextPoll: null, subscribe: () => () => {} };
  return new Proxy(still as unknown as Journey, {
    get: (known, name: keyof Journey) =>
      name in known
        ? known[name]
        : async (...given: never[]) => {
            const journey = await opened();
            return (journey[name] as (...given: never[]) => unknown).apply(journey, given);
          },
  });
}
