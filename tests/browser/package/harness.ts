import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import type * as CreditJourney from "../../../pkg/entries/browser.js";
import type { ClientEvent, ConnectOptions, Credit, Journey, JourneyError } from "../../../pkg/entries/browser.js";
import { Borrower } from "../borrower.ts";
import type { Sandbox } from "../sandbox.ts";
import { test as base } from "../test.ts";

// The packed package alone on an empty page of the partner's origin, under that origin's own security headers.

/** A `JourneyError` as it leaves the page; its cause as text. */
export type Failure = Omit<JourneyError, "cause"> & { cause: string };

interface Harness {
  connect: typeof CreditJourney.connect;
  isJourneyError: typeof CreditJourney.isJourneyError;
  /** Every event of every client that was opened. */
  events: ClientEvent[];
  /** A profile that can be saved. */
  profile: { contactNumber: string; panName: string };
  /** Connects to the sandbox as the borrower who is signed in. */
  open(options?: Partial<ConnectOptions>): Promise<Credit>;
  /** What a call rejects with; null if it does not. */
  failure(call: Promise<unknown> | (() => unknown)): Promise<Failure | null>;
}

declare global {
  interface Window {
    harness: Harness;
    credit: Credit;
    journey: Journey;
  }
}

/** A test whose page holds the package, with a new borrower signed in. */
export const test = base.extend<object, { site: string; build: string | null }>({
  /** Another build of the wasm to put in the package's place. */
  build: [null, { option: true, scope: "worker" }],
  site: [
    async ({ build }, use) => {
      const folder = await mkdtemp(join(tmpdir(), "credit-journey-"));
      await cp(join(import.meta.dirname, "../../../pkg"), folder, { recursive: true });
      if (build) await cp(join(import.meta.dirname, "../../../target/pack", build), folder, { recursive: true });
      await cp(join(import.meta.dirname, "site"), folder, { recursive: true });
      await use(folder);
      await rm(folder, { recursive: true });
    },
    { scope: "worker" },
  ],
  page: async ({ page, sandbox, overseen: _ }, use) => {
    await new Borrower(page, sandbox).arrive("straight-through");
    await page.waitForFunction(() => "harness" in window);
    await use(page);
  },
});

/** Opens a client and a journey that stands at `status`, as `window.credit` and `window.journey`. It does not poll. */
export async function openJourney(page: Page, sandbox: Sandbox, status = "PROFILE_REQUIRED"): Promise<void> {
  await page.evaluate(async () => {
    window.credit = await window.harness.open({ polling: false });
    window.journey = await window.credit.journey({ type: "PERSONAL_LOAN" });
  });
  await sandbox.force(await sandbox.journeyID(), status);
  await page.evaluate(() => window.journey.refresh());
}

export { expect } from "../test.ts";
