import { useSyncExternalStore } from "react";
import { readEntries, subscribeToEntries, type Entry } from "../activity";

const text = {
  title: "Log",
  empty: "Nothing yet.",
  attempt: (attempt: number) => `attempt ${attempt}`,
  times: (times: number) => `${times} times`,
  took: (ms: number) => `${Math.round(ms)} ms`,
  underWay: "under way",
  noAnswer: "no answer",
};

const time = new Intl.DateTimeFormat("en-IN", { hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false });

/** What the client did, newest first. */
export function Timeline() {
  const entries = useSyncExternalStore(subscribeToEntries, readEntries, readEntries);
  return (
    <section className="panel-part timeline" aria-label={text.title}>
      <h3>{text.title}</h3>
      {entries.length === 0 && <p className="hint">{text.empty}</p>}
      <ol reversed>
        {entries.toReversed().map((entry) => {
          const { mark, title, about } = told(entry);
          return (
            <li key={entry.id} data-mark={mark}>
              <time dateTime={new Date(entry.atMs).toISOString()}>{time.format(entry.atMs)}</time>
              <p>{title}</p>
              {about.length > 0 && <p className="about">{about.join(" · ")}</p>}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

interface Told {
  mark: "request" | "failed" | "screen" | "session" | "other";
  title: string;
  about: string[];
}

function told(entry: Entry): Told {
  if (entry.kind === "request") return toldRequest(entry);
  const { event } = entry;
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
        title: `Trying ${event.endpoint} again in ${text.took(event.afterMs)}`,
        about: [text.attempt(event.attempt), event.reason],
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

function toldRequest({ request, answer, times }: Extract<Entry, { kind: "request" }>): Told {
  const about: string[] = [];
  if (answer) about.push(answer.status === null ? text.noAnswer : String(answer.status));
  else about.push(text.underWay);
  if (answer?.code) about.push(answer.code);
  if (answer) about.push(text.took(answer.tookMs));
  if (request.attempt > 1) about.push(text.attempt(request.attempt));
  if (times > 1) about.push(text.times(times));
  const failed = answer !== null && (answer.status === null || answer.status >= 400);
  return { mark: failed ? "failed" : "request", title: `${request.method} ${request.endpoint}`, about };
}
