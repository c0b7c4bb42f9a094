import type { JourneyError } from "credit-journey";
import type { Outcome } from "../guests/journey.js";

/** What the guest on a page can be asked to do, and its answer. */
export interface Answers {
  /** Goes the journey. Says too what the page's policy would not have. */
  journey: Outcome & { violations: string[] };
  /** Connects, and says what that is refused with. */
  refusal: Pick<JourneyError, "code" | "message" | "retryable">;
}

/** The guest on a page: takes the package at `specifier`, or where its entry is if that is "". */
export type Guest = { [Act in keyof Answers]: (specifier: string) => Promise<Answers[Act]> };

declare global {
  interface Window {
    guest: Guest;
  }
}

/** A browser that was started. */
export interface Browser {
  readonly version: string;
  /** Opens a page, and has its guest do something. */
  ask<Act extends keyof Answers>(url: string, act: Act, specifier: string): Promise<Answers[Act]>;
  /** Opens a page, and waits until it shows this. */
  shows(url: string, selector: string): Promise<void>;
  close(): Promise<void>;
}
