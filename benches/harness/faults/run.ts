import type { Browser } from "@playwright/test";
import type { App } from "../../peers/apps.ts";
import { answerFaults } from "./answers.ts";
import { browserFaults } from "./browser.ts";
import { commandFaults } from "./commands.ts";
import { judge, type Verdict } from "./judge.ts";
import { returnFaults } from "./returns.ts";
import { Scene, type Fault } from "./scene.ts";
import { sessionFaults } from "./session.ts";
import { strikes } from "./strikes.ts";
import { tabFaults } from "./tabs.ts";
import { timeFaults } from "./time.ts";

/** Every fault of the list. */
export const faults: readonly Fault[] = [
  ...strikes,
  ...commandFaults,
  ...returnFaults,
  ...answerFaults,
  ...sessionFaults,
  ...tabFaults,
  ...timeFaults,
  ...browserFaults,
];

/** How one app came through one fault, by one seed. */
export interface Outcome extends Verdict {
  app: App;
  fault: string;
  /** The await point, if it struck at one. */
  at: string | null;
  seed: number;
  /** The request that was to meet the fault, if the app never sent it. */
  unmet: string | null;
  tookMs: number;
}

/** How a run is made. */
export interface FaultRun {
  apps: readonly App[];
  seeds: number;
  /** Only faults whose name has this in it. */
  only: RegExp;
  /** How many scenes play side by side: most of a scene is waiting. */
  atOnce: number;
}

/** Lives through every fault with every app. Interleaved: one fault by one seed meets all apps before the next. */
export async function runFaults(browser: Browser, { apps, seeds, only, atOnce }: FaultRun): Promise<Outcome[]> {
  const chosen = faults.filter((fault) => only.test(nameOf(fault)));
  const plays = Array.from({ length: seeds }, (_, index) => index + 1).flatMap((seed) =>
    chosen.filter(({ at }) => at === undefined || seed === 1).flatMap((fault) => apps.map((app) => ({ seed, fault, app }))),
  );
  const outcomes: Outcome[] = [];
  const work = async () => {
    for (let play = plays.shift(); play; play = plays.shift()) {
      const outcome = await live(browser, play.app, play.fault, play.seed);
      outcomes.push(outcome);
      const mark = (outcome.correct ? "correct" : `WRONG: ${outcome.reason}`) + (outcome.unmet ? ` (never sent: ${outcome.unmet})` : "");
      console.log(`${outcome.app.padEnd(6)} ${nameOf(play.fault)} [${play.seed}] ${mark}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return outcomes;
}

async function live(browser: Browser, app: App, fault: Fault, seed: number): Promise<Outcome> {
  const began = performance.now();
  const scene = await Scene.set(app, fault, seed, browser);
  let broke: string | null = null;
  try {
    await fault.happen(scene);
  } catch (error) {
    broke = `${firstLine(error)}; the screen: ${await scene.borrower.shown().catch(() => "gone")}`;
  }
  const verdict = await judge(scene, fault, broke);
  await scene.strike();
  return { app, fault: fault.name, at: fault.at ?? null, seed, unmet: scene.unmet, ...verdict, tookMs: Math.round(performance.now() - began) };
}

function nameOf({ name, at }: Fault): string {
  return at === undefined ? name : `${name}, at ${at}`;
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";
}
