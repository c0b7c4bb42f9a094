// The headless demo: a personal loan with real clicks, then Hybrid and Hosted, told as they go. `npm run demo`, or `cargo xtask demo --headless`.
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { chromiumPath } from "../chromium.ts";
import { exampleSite, Sandbox } from "../sandbox.ts";
import { Narrator } from "./narrator.ts";
import { throughHosted, throughHybrid } from "./other-experiences.ts";
import { ToldBorrower } from "./told-borrower.ts";

const folder = join(import.meta.dirname, "../../../target/demo");
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });

try {
  await using sandbox = await Sandbox.start({ site: exampleSite, speed: Number(process.env["SANDBOX_SPEED"] ?? 1) });
  await using browser = await chromium.launch({ executablePath: chromiumPath() });
  const page = await browser.newPage();
  const narrator = new Narrator(page, sandbox, folder);
  await narrator.listen();
  const borrower = new ToldBorrower(page, sandbox, narrator);
  await borrower.arrive("servicing");
  await borrower.goesOn({ to: "disbursed" });
  await borrower.looksAfterTheLoan();
  await borrower.sees("closed");
  await narrator.end("From the first screen to a closed loan");
  await throughHybrid(page, sandbox, narrator);
  await throughHosted(page, sandbox, narrator);
  await narrator.end("All three experiences");
} catch (error) {
  console.error(`\nThe journey did not get to its end. ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
