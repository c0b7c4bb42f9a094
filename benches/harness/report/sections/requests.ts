import { chart } from "../chart.ts";
import type { Figures } from "../parts.ts";
import { by, grouped, groupsOf, type Section } from "../section.ts";
import { spread, table } from "../table.ts";

export function requestsSection(figures: Figures["requests"]): Section {
  const groups = grouped(figures, ({ of, tabs, halfHidden }) => `${of}, ${tabs === 1 ? "one tab" : `${tabs} tabs`}${halfHidden ? ", half hidden" : ""}`);
  const apps = [...new Set(figures.map(({ app }) => app))];
  return {
    title: "Requests",
    text: table(
      ["requests to the platform", ...apps],
      groups.map(([what, rows]) => [what, ...rows.map(({ requests }) => spread(requests))]),
    ),
    svg: chart("Requests to the platform", "", groupsOf(groups, ({ requests }) => requests)),
    comparisons: groups.map(([what, rows]) => ({ what: `requests, ${what}`, better: "less", unit: "", by: by(rows, ({ requests }) => requests) })),
  };
}
