import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { exampleSite, Sandbox } from "../browser/sandbox.ts";
import { Turnstile } from "./turnstile.ts";
import type { Browser } from "./browsers/browser.ts";
import { chromium, firefox } from "./browsers/puppeteer.ts";
import { webkit } from "./browsers/webkit.ts";
import { deployments } from "./deployments.ts";
import { floor, newerFeatures, newerSyntax } from "./floor.ts";
import type { Outcome } from "./guests/journey.js";
import { Partner } from "./partner.ts";
import * as edgeRuntime from "./runtimes/edge-runtime.ts";
import * as programs from "./runtimes/programs.ts";
import type { ProgramRuntime } from "./runtimes/programs.ts";
import * as workerd from "./runtimes/workerd.ts";
import { Table } from "./table.ts";

// The packed package, installed from its tarball, in every runtime that its users are in.

type Version = () => string | Promise<string>;

const table = new Table();
let sandbox: Sandbox;
let partner: Partner;

/** Each with its checks, one after the other: a page in the background would not poll. */
const runtimes: Record<string, (name: string) => void> = {
  Chromium: inBrowser(chromium),
  Firefox: inBrowser(firefox),
  WebKitGTK: inBrowser(webkit, 2),
  "oldest browsers"(name) {
    const version = () => floor.join(", ");
    check(name, version, "WebAssembly features", async () => assert.deepEqual(await newerFeatures(), []));
    check(name, version, "syntax", async () => assert.deepEqual(await newerSyntax(), []));
  },
  Node: inPrograms(programs.node),
  "Node, current": inPrograms(programs.currentNode),
  Bun: inPrograms(programs.bun),
  Deno: inPrograms(programs.deno),
  workerd(name) {
    for (const date of ["2026-07-30", "2021-11-03"]) {
      check(name, () => workerd.version, `compatibility date ${date}`, async () => {
        arrived(await workerd.travel(partner, date));
      });
    }
  },
  "edge-runtime"(name) {
    check(name, () => edgeRuntime.version, "edge function", async () => {
      arrived(await edgeRuntime.travel(partner));
    });
  },
};

/** `wasmFetches` of a page that preloads it: WebKit's `fetch` does not look at what is preloaded. */
function inBrowser(open: () => Promise<Browser>, wasmFetches = 1): (engine: string) => void {
  return (engine) => {
    let browser: Browser;
    before(async () => void (browser = await open()));
    after(() => browser?.close());

    // It is served under the policy that its README names; its first screen comes from the package.
    check(engine, () => browser.version, "example site", () =>
      browser.shows(sandbox.site, 'main[data-screen="signIn"]'),
    );

    check(engine, () => browser.version, "preloaded wasm", async () => {
      const turnstile = await Turnstile.before(sandbox.site);
      try {
        await browser.shows(turnstile.origin, 'main[data-screen="signIn"]');
        assert.equal(turnstile.count(".wasm"), wasmFetches);
      } finally {
        turnstile.close();
      }
    });

    for (const [name, { specifier = "", refusal }] of Object.entries(deployments)) {
      check(engine, () => browser.version, name, async () => {
        const url = `${partner.origin}/${name}/`;
        if (refusal) {
          const { code, message } = await browser.ask(url, "refusal", specifier);
          assert.equal(code, refusal.code);
          assert.match(message, refusal.message);
        } else {
          const { violations, ...outcome } = await browser.ask(url, "journey", specifier);
          arrived(outcome);
          assert.deepEqual(violations, []);
        }
      });
    }
  };
}

function inPrograms(runtime: ProgramRuntime): (name: string) => void {
  return (name) => {
    if (!existsSync(runtime.command)) return void test("is not made for this machine", { skip: true });
    for (const guest of runtime.guests) {
      check(name, () => programs.versionOf(runtime), guest, async () => {
        arrived(await programs.travel(runtime, guest, partner));
      });
    }
  };
}

/** A test whose end goes into the table. */
function check(runtime: string, version: Version, what: string, run: () => Promise<void>): void {
  test(what, { timeout: 90_000 }, async () => {
    let passed = false;
    try {
      await run();
      passed = true;
    } finally {
      table.note(runtime, await version(), what, passed);
    }
  });
}

function arrived({ steps, fault }: Outcome): void {
  assert.equal(fault, null);
  assert.equal(steps.at(-1), "dispose");
}

/** One alone: `npm test -- Firefox`. */
const [, , only = ""] = process.argv;
const chosen = Object.entries(runtimes).filter(([name]) => !only || name === only);
if (!chosen.length) throw new Error(`no runtime "${only}"; there are ${Object.keys(runtimes).join("; ")}`);

describe("the package in", { concurrency: 3 }, () => {
  before(async () => {
    sandbox = await Sandbox.start({ site: exampleSite, speed: 100 });
    partner = await Partner.open(sandbox);
  });

  after(async () => {
    partner?.close();
    await sandbox?.stop();
    console.log(`\n${table}\n`);
  });

  for (const [name, checks] of chosen) describe(name, { concurrency: 1 }, () => checks(name));
});
