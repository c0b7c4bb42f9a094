import { execFileSync } from "node:child_process";
import { cpus, loadavg, totalmem } from "node:os";
import type { Browser } from "@playwright/test";

/** What a figure was taken on: a shared machine varies by a factor of two. */
export interface Surroundings {
  at: string;
  commit: string;
  cpu: string;
  cores: number;
  memoryGb: number;
  load: number[];
  node: string;
  chromium: string;
}

export function surroundings(browser: Browser): Surroundings {
  return {
    at: new Date().toISOString(),
    commit: execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: import.meta.dirname, encoding: "utf8" }).trim(),
    cpu: cpus()[0]?.model ?? "unknown",
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    load: loadavg().map((load) => Math.round(load * 100) / 100),
    node: process.version,
    chromium: browser.version(),
  };
}
