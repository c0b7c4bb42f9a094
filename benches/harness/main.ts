import { mkdir, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { join } from "node:path";
import { chromium, type Browser } from "@playwright/test";
import { chromiumPath } from "../../tests/browser/chromium.ts";
import { apps, buildApp, type App } from "../peers/apps.ts";
import { measureAnswers } from "./answers.ts";
import { measureBytes } from "./bytes.ts";
import { measureColdStart } from "./cold-start.ts";
import { measureEdge } from "./edge/run.ts";
import { runFaults } from "./faults/run.ts";
import { surroundings } from "./machine.ts";
import { measureMemory } from "./memory.ts";
import { measureNotice } from "./notice.ts";
import { measureRequests } from "./requests.ts";

const usage = `npm run bench -- [options]
  --parts bytes,start,answers,memory,requests,notice,edge,faults   what to measure; all by default
  --apps ours,diy-a,diy-b,diy-c                        whom
  --before                                             ours on the package before, too: node_modules/credit-journey-before
  --repeats 7                                          how often each figure is taken
  --seeds 3                                            how often each fault strikes, those at every await point aside
  --only PATTERN                                       only faults whose name has this in it
  --at-once 3                                          scenes of faults side by side
  --built                                              the apps are built already
  --raw DIR                                            where the raw figures go; benches/raw by default`;

const { values } = parseArgs({
  options: {
    parts: { type: "string", default: "bytes,start,answers,memory,requests,notice,edge,faults" },
    apps: { type: "string", default: apps.join() },
    repeats: { type: "string", default: "7" },
    seeds: { type: "string", default: "3" },
    only: { type: "string", default: "" },
    "at-once": { type: "string", default: "3" },
    raw: { type: "string", default: join(import.meta.dirname, "../raw") },
    before: { type: "boolean", default: false },
    built: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

const chosen = apps.filter((app) => values.apps.split(",").includes(app));
/** The one before is looked at where a figure is taken of it, not where an outcome is judged. */
const measured: App[] = values.before ? [...chosen, "before"] : chosen;
const repeats = Number(values.repeats);

const parts: Record<string, (browser: Browser) => Promise<unknown>> = {
  bytes: () => measureBytes(measured),
  start: (browser) => measureColdStart(browser, { apps: measured, repeats }),
  answers: (browser) => measureAnswers(browser, { apps: measured, repeats }),
  memory: (browser) => measureMemory(browser, { apps: measured, repeats }),
  requests: (browser) => measureRequests(browser, { apps: measured, repeats }),
  notice: (browser) => measureNotice(browser, { apps: measured, repeats }),
  edge: () => measureEdge({ apps: chosen, repeats }),
  faults: (browser) =>
    runFaults(browser, { apps: chosen, seeds: Number(values.seeds), only: new RegExp(values.only), atOnce: Number(values["at-once"]) }),
};

async function main(): Promise<void> {
  if (values.help) return console.log(usage);
  const wanted = values.parts.split(",");
  const unknown = wanted.find((name) => !(name in parts));
  if (unknown) throw new Error(`there is no part "${unknown}"\n${usage}`);
  for (const app of measured) if (!values["built"]) await buildApp(app);
  await mkdir(values.raw, { recursive: true });
  // Pages come back as they were left, as in every browser: Playwright switches that off unless told otherwise.
  const browser = await chromium.launch({ executablePath: chromiumPath(), ignoreDefaultArgs: ["--disable-back-forward-cache"] });
  try {
    for (const name of wanted) {
      const before = surroundings(browser);
      const figures = await parts[name]?.(browser);
      const taken = { part: name, before, after: surroundings(browser), figures };
      await writeFile(join(values.raw, `${name}.json`), JSON.stringify(taken, null, 1) + "\n");
      console.log(`${name}: written to ${join(values.raw, `${name}.json`)}`);
    }
  } finally {
    await browser.close();
  }
}

await main();
