import type { HostedEvent } from "credit-journey/hosted";
import type { Line } from "../activity";

/** What the Hosted surface did, in words. */
export function toldByHosted(event: HostedEvent): Line {
  if (event.kind === "message") {
    return { mark: "failed", title: `A message was ignored: ${reasons[event.reason]}`, about: [] };
  }
  switch (event.phase) {
    case "external":
      return { mark: "session", title: "Hosted: at another party's page", about: [event.host] };
    case "failed":
      return { mark: "failed", title: "Hosted: could not be opened", about: [event.code] };
    case "closed":
      return { mark: "screen", title: `Hosted: ${ends[event.end]}`, about: [] };
    default:
      return { mark: "screen", title: `Hosted: ${phases[event.phase]}`, about: [] };
  }
}

const phases = { fetching: "asking the back-end for a link", loading: "loading", open: "open" };

const ends = { exit: "left by its own exit", closed: "closed", removed: "taken out of the page", replaced: "replaced" };

const reasons = {
  origin: "another origin",
  source: "another window",
  unknown: "not understood",
  host: "a host that is not allowed",
  resume: "a way back that is not Hosted's",
  flood: "too many",
};
