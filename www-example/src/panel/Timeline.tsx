import { useSyncExternalStore } from "react";
import { entries, type Entry, type Line } from "../activity";

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
  const all = useSyncExternalStore(entries.subscribe, entries.read, entries.read);
  return (
    <section className="panel-part timeline" aria-label={text.title}>
      <h3>{text.title}</h3>
      {all.length === 0 && <p className="hint">{text.empty}</p>}
      <ol reversed>
        {all.toReversed().map((entry) => {
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

function told(entry: Entry): Omit<Line, "mark"> & { mark: Line["mark"] | "request" } {
  return entry.kind === "request" ? toldRequest(entry) : entry.line;
}

function toldRequest({ request, answer, times }: Extract<Entry, { kind: "request" }>) {
  const about: string[] = [];
  if (answer) about.push(answer.status === null ? text.noAnswer : String(answer.status));
  else about.push(text.underWay);
  if (answer?.code) about.push(answer.code);
  if (answer) about.push(text.took(answer.tookMs));
  if (request.attempt > 1) about.push(text.attempt(request.attempt));
  if (times > 1) about.push(text.times(times));
  const failed = answer !== null && (answer.status === null || answer.status >= 400);
  const title = [request.method, request.endpoint].filter(Boolean).join(" ");
  return { mark: failed ? ("failed" as const) : ("request" as const), title, about };
}
