import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { account, details } from "../details.ts";
import { expect, openJourney, test } from "./harness.ts";

const root = resolve(import.meta.dirname, "../../..");
const replay = resolve(root, process.env["CARGO_TARGET_DIR"] ?? "target", "debug/replay");

test("a log from the page replays natively, screen by screen, and says nothing personal", async ({
  page,
  sandbox,
}, testInfo) => {
  await openJourney(page, sandbox);
  await page.evaluate(async () => {
    const { journey, harness } = window;
    await harness.failure(journey.saveProfile({ profile: { contactNumber: "12" } }));
    await journey.saveProfile({ profile: { ...harness.profile, pan: "AKXPM4821Q" } });
    await harness.failure(journey.proceed("11111111-1111-4111-8111-111111111111"));
  });
  for (const status of ["OFFERS_AVAILABLE", "KYC_PENDING", "BANK_MANDATE_PENDING", "DISBURSED"]) {
    await sandbox.force(await sandbox.journeyID(), status);
    await page.evaluate(() => window.journey.refresh());
  }
  const log = await page.evaluate(() => JSON.stringify(window.journey.exportLog()));
  for (const personal of [...Object.values(details), ...Object.values(account), await sandbox.journeyID(), "st_"]) {
    expect(log).not.toContain(personal);
  }

  const file = testInfo.outputPath("log.json");
  await writeFile(file, log);
  const { stdout } = await promisify(execFile)(replay, [file]);
  expect(stdout).toMatch(/screen=offers[\s\S]*screen=disbursed/);
  expect(stdout).toContain("the same");
});
