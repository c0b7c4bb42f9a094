import { test as base, expect } from "@playwright/test";
import { Borrower } from "./borrower.ts";
import { faultsOf } from "./contract.ts";
import { exampleSite, Sandbox } from "./sandbox.ts";

export interface WorkerOptions {
  /** How much shorter the waits of lenders and banks are. Each speed gets a sandbox of its own. */
  speed: number;
}

interface Fixtures {
  borrower: Borrower;
  /** Console errors that belong to the test: the browser itself reports every answer that is not a success. */
  expectedErrors: RegExp[];
  overseen: void;
}

interface WorkerFixtures {
  /** Folder with the partner's site. */
  site: string;
  sandbox: Sandbox;
}

/** A test with a sandbox, a borrower, and an overseer: every request is held against `openapi.yaml`, and the console stays clean. */
export const test = base.extend<Fixtures, WorkerOptions & WorkerFixtures>({
  speed: [1, { option: true, scope: "worker" }],
  site: [exampleSite, { scope: "worker" }],
  sandbox: [
    async ({ site, speed }, use) => {
      await using sandbox = await Sandbox.start({ site, speed });
      await use(sandbox);
    },
    { scope: "worker" },
  ],
  expectedErrors: [[], { option: true }],
  overseen: [
    async ({ context, sandbox, expectedErrors }, use) => {
      await sandbox.reset();
      const errors: string[] = [];
      // Violations of the content security policy come as console errors too.
      context.on("console", (message) => {
        if (message.type() === "error") errors.push(`${message.text()} (${message.location().url})`);
      });
      context.on("weberror", (error) => errors.push(String(error.error())));
      await use();
      // The partner's own back-end speaks for the other experiences, from within the sandbox.
      const headless = (await sandbox.requests()).filter(({ path }) => path.startsWith("/api/v1/headless/"));
      expect(headless.flatMap(faultsOf), "requests against openapi.yaml").toEqual([]);
      const unexpected = errors.filter((error) => !expectedErrors.some((expected) => expected.test(error)));
      expect(unexpected, "console errors").toEqual([]);
    },
    { auto: true },
  ],
  borrower: async ({ page, sandbox }, use) => {
    await use(new Borrower(page, sandbox));
  },
});

export { expect };

/**
 * What happened, in order. Left out is what the client does by itself when it finds the time: resume markers, and
 * asking the aggregator to settle.
 */
export async function effectsOf(sandbox: Sandbox): Promise<string[]> {
  const kinds = (await sandbox.effects()).map(({ kind }) => kind);
  return kinds.filter((kind) => kind !== "resumeStored" && kind !== "consentReconciled");
}

/** All that happens on the straight way, once each. */
export const straightEffects = [
  "journeyCreated",
  "profileSaved",
  "profileSubmitted",
  "offerProceeded",
  "kycSubmitted",
  "bankMandateSubmitted",
  "eMandateApproved",
  "loanAgreementSigned",
  "disbursed",
];

/** The same where lenders want to see bank data first. */
export const effectsWithConsent = [
  ...straightEffects.slice(0, 3),
  "consentStarted",
  "consentRedirected",
  "consentGiven",
  "consentCompleted",
  ...straightEffects.slice(3),
];
