import type { App } from "../../peers/apps.ts";
import type { Outcome } from "../faults/run.ts";
import { chart, figure } from "./chart.ts";
import type { Figures } from "./parts.ts";
import { ratio, spread, table } from "./table.ts";

/** A part of the report: its text, its picture, and what of it belongs to the first table. */
export interface Section {
  title: string;
  text: string;
  svg: string | null;
  ratios: { what: string; by: Partial<Record<App, number>>; better: "less" | "more" }[];
}

const kb = (bytes: number) => (bytes / 1000).toFixed(1);

export function bytesSection({ apps, entries }: Figures["bytes"]): Section {
  const rows = apps.map(({ app, part, page }) => [app, kb(part.raw), kb(part.gzip), kb(part.brotli), kb(page.brotli)]);
  const files = entries.filter(({ file }) => !file.endsWith(".d.ts"));
  return {
    title: "Bytes",
    text: [
      table(["KB", "SDK part, raw", "gzip 9", "brotli 11", "whole page, brotli 11"], rows),
      "The package's own files, before a bundler:",
      table(["file", "raw", "gzip 9", "brotli 11"], files.map((file) => [file.file, kb(file.raw), kb(file.gzip), kb(file.brotli)])),
    ].join("\n\n"),
    svg: chart("SDK part, brotli 11", "KB", [
      { label: "", bars: apps.map(({ app, part }) => ({ label: app, value: part.brotli / 1000 })) },
    ]),
    ratios: [{ what: "SDK part, brotli 11", by: by(apps, ({ part }) => part.brotli), better: "less" }],
  };
}

export function startSection(figures: Figures["start"]): Section {
  const groups = grouped(figures, ({ network, cpu }) => `${network}, CPU ${cpu}×`);
  const of = (what: "firstRequest" | "firstScreen") =>
    groups.map(([label, rows]) => ({
      label,
      bars: rows.map(({ app, [what]: { median, min, max } }) => ({ label: app, value: median, min, max })),
    }));
  return {
    title: "Cold start",
    text: table(
      ["ms from navigation", "first API request sent", "first screen"],
      figures.map(({ app, network, cpu, firstRequest, firstScreen }) => [`${network}, CPU ${cpu}×: ${app}`, spread(firstRequest), spread(firstScreen)]),
    ),
    svg: chart("Navigation to first screen", "ms", of("firstScreen")),
    ratios: groups.flatMap(([label, rows]) => [
      { what: `first API request, ${label}`, by: by(rows, ({ firstRequest }) => firstRequest.median), better: "less" as const },
      { what: `first screen, ${label}`, by: by(rows, ({ firstScreen }) => firstScreen.median), better: "less" as const },
    ]),
  };
}

export function answersSection(figures: Figures["answers"]): Section {
  const groups = grouped(figures, ({ look }) => look);
  return {
    title: "Main thread, per look",
    text: table(["busy, ms", ...new Set(figures.map(({ app }) => app))], groups.map(([look, rows]) => [look, ...rows.map(({ busyMs }) => spread(busyMs))])),
    svg: chart("Main thread busy for one look", "ms", groups.map(([label, rows]) => ({
      label,
      bars: rows.map(({ app, busyMs: { median, min, max } }) => ({ label: app, value: median, min, max })),
    }))),
    ratios: groups.map(([look, rows]) => ({ what: `main thread, ${look}`, by: by(rows, ({ busyMs }) => busyMs.median), better: "less" })),
  };
}

export function memorySection(figures: Figures["memory"]): Section {
  return {
    title: "Memory",
    text: table(
      ["KB", "one open loan", "left behind per mount and unmount"],
      figures.map(({ app, liveBytes, growthBytes }) => [app, kb(liveBytes), (growthBytes / 1000).toFixed(2)]),
    ),
    svg: null,
    ratios: [{ what: "memory of an open loan", by: by(figures, ({ liveBytes }) => liveBytes), better: "less" }],
  };
}

export function requestsSection(figures: Figures["requests"]): Section {
  const head = figures[0]?.perMinute.map(({ tabs, halfHidden }) => `${tabs} tab${tabs > 1 ? "s" : ""}${halfHidden ? ", half hidden" : ""}`) ?? [];
  return {
    title: "Requests",
    text: [table(
      ["requests to the platform", "whole journey", ...head.map((what) => `a minute's wait, ${what}`)],
      figures.map(({ app, wholeJourney, perMinute }) => [app, String(wholeJourney), ...perMinute.map(({ requests }) => String(requests))]),
    ), noticeTable(figures)].join("\n\n"),
    svg: null,
    ratios: [
      { what: "requests, whole journey", by: by(figures, ({ wholeJourney }) => wholeJourney), better: "less" },
      { what: "requests, three tabs waiting", by: by(figures, ({ perMinute }) => perMinute.find(({ tabs, halfHidden }) => tabs === 3 && !halfHidden)?.requests ?? NaN), better: "less" },
    ],
  };
}

/** At equal requests: what a fixed interval of as many would make of it is 100 %. */
function noticeTable(figures: Figures["requests"]): string {
  return table(
    ["noticing a change while waiting, one tab", "mean, s", "95th percentile, s", "requests a minute", "mean against a fixed interval of as many requests"],
    figures.map(({ app, notice: { meanMs, p95Ms, requestsPerMinute } }) => [
      app,
      figure(meanMs / 1000),
      figure(p95Ms / 1000),
      figure(requestsPerMinute),
      `${Math.round((meanMs / (30_000 / requestsPerMinute)) * 100)} %`,
    ]),
  );
}

export function faultsSection(figures: Figures["faults"]): Section {
  const apps = [...new Set(figures.map(({ app }) => app))];
  const groups = grouped(figures, ({ fault }) => fault);
  const share = (rows: Outcome[]) => rows.filter(({ correct }) => correct).length / rows.length;
  const percent = (rows: Outcome[]) => `${Math.round(share(rows) * 100)} %`;
  const mine = (rows: Outcome[], app: App) => rows.filter((row) => row.app === app);
  const duplicates = (rows: Outcome[]) => rows.reduce((sum, row) => sum + Object.values(row.duplicates).reduce((more, times) => more + times - 1, 0), 0);
  const wrong = figures.filter(({ correct }) => !correct);
  return {
    title: "Outcomes under faults",
    text: [
      table(["", ...apps], [
        ["correct outcomes", ...apps.map((app) => percent(mine(figures, app)))],
        ["duplicate effects", ...apps.map((app) => String(duplicates(mine(figures, app))))],
        ["a return left in the address", ...apps.map((app) => String(mine(figures, app).filter(({ leftInAddress }) => leftInAddress).length))],
        ["scenes", ...apps.map((app) => String(mine(figures, app).length))],
      ]),
      table(["correct", ...apps], groups.map(([fault, rows]) => [fault, ...apps.map((app) => percent(mine(rows, app)))])),
      "Each that was not, with its seed:",
      wrong.map(({ app, fault, seed, reason }) => `- **${app}**, ${fault} [${seed}]: ${reason}`).join("\n"),
    ].join("\n\n"),
    svg: chart("Correct outcomes under faults", "%", [
      { label: "", bars: apps.map((app) => ({ label: app, value: share(mine(figures, app)) * 100 })) },
    ]),
    ratios: [{ what: "correct outcomes under faults", by: Object.fromEntries(apps.map((app) => [app, share(mine(figures, app))])), better: "more" }],
  };
}

/** The first table of the report: theirs by ours, wherever that is. */
export function ratioTable(sections: readonly Section[], apps: readonly App[]): string {
  const rows = sections.flatMap(({ ratios }) => ratios);
  const others = apps.filter((app) => app !== "ours");
  return table(
    ["ours against", "ours", ...others, "who is ahead"],
    rows.map(({ what, by, better }) => {
      const ours = by.ours ?? NaN;
      const best = Math[better === "less" ? "min" : "max"](...Object.values(by));
      const ahead = apps.filter((app) => by[app] === best).join(", ");
      return [what, figure(ours), ...others.map((app) => ratio(by[app] ?? NaN, ours)), ahead];
    }),
  );
}

function by<T extends { app: App }>(rows: readonly T[], value: (row: T) => number): Partial<Record<App, number>> {
  return Object.fromEntries(rows.map((row) => [row.app, value(row)]));
}

function grouped<T>(rows: readonly T[], name: (row: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(name(row), [...(groups.get(name(row)) ?? []), row]);
  return [...groups];
}
