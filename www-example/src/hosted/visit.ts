import { mount, type Hosted, type HostedEnd, type HostedEvent } from "credit-journey/hosted";
import { recorder } from "../activity";
import { store } from "../store";
import { toldByHosted } from "./toldByHosted";

/** What the page shows of a visit to Hosted. The surface itself is the package's. */
export interface Visit {
  phase: Extract<HostedEvent, { kind: "hosted" }>["phase"] | "none";
  /** How the last one ended. */
  end: HostedEnd | null;
}

export const visit = store<Visit>({ phase: "none", end: null });

const record = recorder<HostedEvent>(toldByHosted);

/** Opens the borrower's loan, in a dialog or in an element, by a link that the back-end makes for it. */
export function openLoan(place: "dialog" | Element, origin: string): Hosted {
  return mount(place, {
    origin,
    url: ({ signal }) => fetch("/api/credit/hosted", { method: "POST", cache: "no-store", signal }),
    onEvent(event) {
      record(event);
      if (event.kind === "hosted") visit.show({ phase: event.phase, end: event.phase === "closed" ? event.end : null });
    },
  });
}
