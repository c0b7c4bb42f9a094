import type { HybridEvent } from "credit-journey/hybrid";
import type { Line } from "../activity";

type Told = Exclude<HybridEvent, { kind: "request" | "answer" | "poll" }>;

/** What the Hybrid client did, in words. */
export function toldByHybrid(event: Told): Line {
  switch (event.kind) {
    case "screen":
      return { mark: "screen", title: `Screen: ${event.screen}`, about: event.status === null ? [] : [event.status] };
    case "retry":
      return {
        mark: "failed",
        title: `Trying ${event.endpoint} again in ${Math.round(event.afterMs)} ms`,
        about: [`attempt ${event.attempt}`, event.reason],
      };
    case "redirect":
      return {
        mark: event.phase === "refused" ? "failed" : "session",
        title: `Redirect: ${phases[event.phase]}`,
        about: [event.to],
      };
    case "storage":
      return { mark: "other", title: `Storage: ${phases[event.phase]}`, about: [] };
    case "recovered":
      return { mark: "failed", title: "Failed, and started over", about: [] };
  }
}

const phases = {
  out: "leaving the page",
  returned: "back",
  refused: "the address is none to open",
  denied: "denied, memory is used",
  dropped: "a record was dropped",
};
