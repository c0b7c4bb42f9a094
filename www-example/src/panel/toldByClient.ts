import type { ClientEvent } from "credit-journey";
import type { Line } from "../activity";

type Told = Exclude<ClientEvent, { kind: "request" | "answer" | "poll" }>;

/** What the client of the API Experience did, in words. */
export function toldByClient(event: Told): Line {
  switch (event.kind) {
    case "screen":
      return {
        mark: "screen",
        title: `Screen: ${event.screen}`,
        about: [event.status, event.nextAction].filter((part) => part !== null),
      };
    case "retry":
      return {
        mark: "failed",
        title: `Trying ${event.endpoint} again in ${Math.round(event.afterMs)} ms`,
        about: [`attempt ${event.attempt}`, event.reason],
      };
    case "session":
      return { mark: "session", title: `Session: ${phases[event.phase]}`, about: [] };
    case "redirect":
      return { mark: "session", title: `Redirect: ${phases[event.phase]}`, about: event.step ? [event.step] : [] };
    case "storage":
      return { mark: "other", title: `Storage: ${phases[event.phase]}`, about: [] };
    case "tabs":
      return { mark: "other", title: `Tabs: ${tabs[event.phase]}`, about: [] };
    case "recovered":
      return { mark: "failed", title: "Failed, and started over", about: [] };
    case "contract.drift":
      return { mark: "other", title: drifts[event.drift], about: [event.path] };
  }
}

const phases = {
  renewing: "asking for a token",
  renewed: "new token",
  failed: "could not be renewed",
  signedOut: "signed out",
  out: "leaving the page",
  returned: "back, record found",
  ignored: "back, no record; the platform is asked",
  denied: "denied, memory is used",
  dropped: "a record was dropped",
};

const tabs = {
  leading: "this one polls for all",
  steppedDown: "another may poll",
  ignored: "a message that is not ours",
};

const drifts = {
  unknownValue: "A value this version does not know",
  missingField: "A field that was promised is missing",
};
