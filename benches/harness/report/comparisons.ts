import type { App } from "../../peers/apps.ts";
import type { Spread } from "../spread.ts";
import { figure } from "./chart.ts";
import { reasonsFor } from "./losses.ts";
import type { Comparison } from "./section.ts";
import { ratio, spread, table } from "./table.ts";

/** The first table of the report: theirs by ours, wherever that is. */
export function ratioTable(comparisons: readonly Comparison[], apps: readonly App[]): string {
  const others = apps.filter((app) => app !== "ours");
  return table(
    ["", "ours", ...others, "who is ahead"],
    comparisons.map((comparison) => {
      const { what, by, unit } = comparison;
      const ours = by.ours?.median ?? NaN;
      const theirs = others.map((app) => ratio(by[app]?.median ?? NaN, ours));
      return [what, `${figure(ours)} ${unit}`.trim(), ...theirs, ahead(comparison).join(", ")];
    }),
  );
}

/** Every comparison in which we are not the one ahead, worst first, and what is behind it. */
export function lossTable(comparisons: readonly Comparison[]): string {
  const lost = comparisons.flatMap((comparison) => lossIn(comparison) ?? []).sort((a, b) => b.factor - a.factor);
  if (lost.length === 0) return "In nothing that was measured.";
  const rows = table(
    ["", "ours", "ahead", "ours by theirs", "ranges"],
    lost.map(({ what, unit, ours, best, theirs, factor }) => [
      `${what}${unit && `, ${unit}`}`,
      spread(ours),
      `${best} ${spread(theirs)}`,
      `${figure(factor)}×`,
      overlap(ours, theirs) ? "overlap" : "apart",
    ]),
  );
  return [rows, reasonsFor(lost.map(({ what }) => what))].filter((part) => part !== null).join("\n\n");
}

interface Loss {
  what: string;
  unit: string;
  ours: Spread;
  best: App;
  theirs: Spread;
  /** How far we are behind. */
  factor: number;
}

function lossIn(comparison: Comparison): Loss | null {
  const { what, unit, by, better } = comparison;
  const [best] = ahead(comparison).filter((app) => app !== "ours");
  const [ours, theirs] = [by.ours, best && by[best]];
  // Who shares the lead with others is not behind.
  if (!best || !ours || !theirs || ahead(comparison).includes("ours")) return null;
  return { what, unit, ours, best, theirs, factor: better === "less" ? ours.median / theirs.median : theirs.median / ours.median };
}

/** What has become of our own figures: the present by those before. */
export function changeTable(comparisons: readonly Comparison[]): string | null {
  const rows = comparisons.flatMap(({ what, unit, by: { ours, before } }) => {
    if (!ours || !before) return [];
    return [[`${what}${unit && `, ${unit}`}`, spread(before), spread(ours), ratio(ours.median, before.median)]];
  });
  return rows.length > 0 ? table(["", "before", "now", "now by before"], rows) : null;
}

/** Whoever has the best median. */
function ahead({ by: { before: _, ...by }, better }: Comparison): App[] {
  const medians = Object.entries(by).map(([app, { median }]) => [app as App, median] as const);
  const best = Math[better === "less" ? "min" : "max"](...medians.map(([, median]) => median));
  return medians.filter(([, median]) => median === best).map(([app]) => app);
}

function overlap(one: Spread, other: Spread): boolean {
  return one.min <= other.max && other.min <= one.max;
}
