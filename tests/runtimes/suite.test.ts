import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { Sandbox } from "../browser/sandbox.ts";
import type { Browser } from "./browsers/browser.ts";
import { chromium, firefox } from "./browsers/puppeteer.ts";
import { webkit } from "./browsers/webkit.ts";
import { deployments } from "./deployments.ts";
import type { Outcome } from "./guests/journey.js";
import { Partner } from "./partner.ts";
import * as edgeRuntime from "./runtimes/edge-runtime.ts";
import * as programs from "./runtimes/programs.ts";
import * as workerd from "./runtimes/workerd.ts";
import { Table } from "./table.ts";

// The packed package, installed from its tarball, in every runtime that its users are in.

const table = new Table();
let sandbox: Sandbox;
let partner: Partner;

/** One of them alone: `npm test -- Firefox`. */
const [, , only] = process.argv;
const isLeftOut = (runtime: string) => !!only && only !== runtime;

describe("the package in", { concurrency: 3 }, () => {
  before(async () => {
    sandbox = await Sandbox.start({ site: import.meta.dirname, speed: 100 });
    partner = await Partner.open(sandbox);
  });

  after(async () => {
    partner.close();
    await sandbox.stop();
    console.log(`\n${table}\n`);
  });

  for (const [engine, open] of Object.entries({ Chromium: chromium, Firefox: firefox, WebKitGTK: webkit })) {
    inBrowser(engine, open);
  }

  for (const runtime of programs.runtimes) {
    const isMissing = !existsSync(runtime.command) && "comes for Linux on x64 only";
    describe(runtime.name, { skip: isLeftOut(runtime.name) || isMissing }, () => {
      for (const guest of runtime.guests) {
        check(runtime.name, () => programs.versionOf(runtime), guest, async () => {
          arrived(await programs.travel(runtime, guest, partner));
        });
      }
    });
  }

  describe("workerd", { skip: isLeftOut("workerd") }, () => {
    for (const date of ["2026-07-30", "2024-09-23"]) {
      check("workerd", () => workerd.version, `compatibility date ${date}`, async () => {
        arrived(await workerd.travel(partner, date));
      });
    }
  });

  describe("edge-runtime", { skip: isLeftOut("edge-runtime") }, () => {
    check("edge-runtime", () => edgeRuntime.version, "edge function", async () => {
      arrived(await edgeRuntime.travel(partner));
    });
  });
});

/** On plain pages, one after the other: a page in the background does not poll. */
function inBrowser(engine: string, open: () => Promise<Browser>): void {
  describe(engine, { concurrency: 1, skip: isLeftOut(engine) }, () => {
    let browser: Browser;
    before(async () => void (browser = await open()));
    after(() => browser.close());

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
  });
}

/** A test that goes into the table. */
function check(runtime: string, version: () => string | Promise<string>, what: string, run: () => Promise<void>): void {
  test(what, async () => {
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
