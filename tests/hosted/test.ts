import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test as base, expect, type Frame, type Page } from "@playwright/test";
import type * as Bridge from "../../pkg/bridge/index.js";
import type { Hosted, HostedEvent, HostedOptions, mount } from "../../pkg/hosted/index.js";
import { Party, type Answer } from "./party.ts";
import { startPlatform, type Platform } from "./platform.ts";

interface Harness {
  start(place?: "dialog" | Element | string, options?: Partial<HostedOptions>): Hosted;
  failure(run: () => unknown): { known: boolean; code: string; field?: string; message: string } | null;
  events: HostedEvent[];
  url: HostedOptions["url"];
  bridge: typeof Bridge;
  mount: typeof mount;
}

declare global {
  interface Window {
    harness: Harness;
    hosted: Hosted;
    options: Partial<HostedOptions>;
  }
}

/** The partner: a site, and a back-end that mints. */
export interface Partner {
  readonly site: Party;
  /** What the back-end answers when a URL is asked for; a mint by default. */
  answer: (path: string) => Promise<Answer>;
  /** Origins that the page's policy lets it frame. */
  frames: string;
}

interface Fixtures {
  platform: Platform;
  partner: Partner;
  /** Somebody who means no good. */
  stranger: Party;
  /** Console messages that belong to the test. */
  expectedComplaints: RegExp[];
  page: Page;
}

const PACKAGE = join(import.meta.dirname, "node_modules/credit-journey");

/** A test on the partner's page, whose console stays empty. */
export const test = base.extend<Fixtures>({
  expectedComplaints: [[], { option: true }],
  platform: async ({}, use) => {
    await using platform = await startPlatform();
    await use(platform);
  },
  stranger: async ({}, use) => {
    await using stranger = await Party.at("127.0.0.1", async () => ({
      body: "<!doctype html><title>Stranger</title>",
    }));
    await use(stranger);
  },
  partner: async ({ platform }, use) => {
    const partner = {
      frames: platform.hosted.origin,
      answer: async () => ({ type: "application/json", body: JSON.stringify({ embedURL: platform.mint() }) }),
    } as unknown as { -readonly [Name in keyof Partner]: Partner[Name] };
    await using site = await Party.at("127.0.0.1", async (path) => {
      if (path === "/config")
        return { type: "application/json", body: JSON.stringify({ hosted: platform.hosted.origin }) };
      if (path.startsWith("/api/")) return partner.answer(path);
      if (path === "/" || path === "/?start") return page(partner.frames);
      const [folder, file] = path.startsWith("/package/")
        ? [PACKAGE, path.slice(9)]
        : [import.meta.dirname, path.slice(1)];
      const type = path.endsWith(".css") ? "text/css" : "text/javascript";
      return readFile(join(folder, file)).then(
        (body) => ({ type, body }),
        () => ({ status: 404 }),
      );
    });
    partner.site = site;
    await use(partner);
  },
  page: async ({ page, partner, expectedComplaints }, use) => {
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    await page.goto(partner.site.origin);
    await page.waitForFunction(() => "harness" in window);
    await use(page);
    const unexpected = complaints.filter((text) => !expectedComplaints.some((expected) => expected.test(text)));
    expect(unexpected, "complaints on the console").toEqual([]);
  },
});

export { expect };

async function page(frames: string): Promise<Answer> {
  const policy = [
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'",
    `frame-src ${frames}; require-trusted-types-for 'script'; trusted-types 'none'`,
  ];
  const headers = { "content-security-policy": policy.join("; "), "cache-control": "no-cache" };
  return { body: await readFile(join(import.meta.dirname, "site/index.html")), headers };
}

/** The frame that Hosted is in; the newest, if there are several. */
export async function frameOf(page: Page, platform: Platform): Promise<Frame> {
  const find = () => page.frames().findLast((frame) => frame.url().startsWith(platform.hosted.origin));
  await expect.poll(() => find() !== undefined).toBe(true);
  return find()!;
}

/** Waits until Hosted is open in its frame. */
export async function opened(page: Page, platform: Platform): Promise<Frame> {
  await expect.poll(() => page.evaluate(() => window.hosted?.phase)).toBe("open");
  return frameOf(page, platform);
}

/** The events so far, of one kind. */
export function events(page: Page, kind?: HostedEvent["kind"]): Promise<HostedEvent[]> {
  return page.evaluate((only) => window.harness.events.filter((event) => !only || event.kind === only), kind);
}

/** Expects a phase of the surface that was mounted last. */
export const phase = (page: Page) => expect.poll(() => page.evaluate(() => window.hosted.phase));

/** Why it could not be opened. */
export function failed(page: Page) {
  return page.evaluate(() => {
    const { name, code, status, retryable, message, details, cause } = window.hosted.error!;
    return { name, code, status, retryable, message, field: details?.field, cause };
  });
}
