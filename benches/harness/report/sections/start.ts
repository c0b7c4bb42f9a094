import { chart } from "../chart.ts";
import type { Figures } from "../parts.ts";
import { by, grouped, groupsOf, inUnits, kb, type Section } from "../section.ts";
import { spread, table } from "../table.ts";

export function startSection(figures: Figures["start"]): Section {
  const groups = grouped(figures, ({ network, cpu }) => `${network}, CPU ${cpu}×`);
  const [first] = groups;
  return {
    title: "Cold start",
    text: [
      table(
        ["ms from navigation", "first API request sent", "first screen"],
        figures.map(({ app, network, cpu, firstRequest, firstScreen }) => [`${network}, CPU ${cpu}×: ${app}`, spread(firstRequest), spread(firstScreen)]),
      ),
      "What had arrived when the first API request was sent, whatever the network; the page itself is one of the requests:",
      table(
        ["", "KB over the wire", "requests"],
        (first?.[1] ?? []).map(({ app, before }) => [app, kb(before.bytes.median), String(before.requests.median)]),
      ),
    ].join("\n\n"),
    svg: chart("Navigation to first screen", "ms", groupsOf(groups, ({ firstScreen }) => firstScreen)),
    comparisons: [
      ...groups.flatMap(([label, rows]) => [
        { what: `first API request, ${label}`, better: "less" as const, unit: "ms", by: by(rows, ({ firstRequest }) => firstRequest) },
        { what: `first screen, ${label}`, better: "less" as const, unit: "ms", by: by(rows, ({ firstScreen }) => firstScreen) },
      ]),
      { what: "arrived before the first API request", better: "less", unit: "KB", by: by(first?.[1] ?? [], ({ before }) => inUnits(before.bytes, 1000)) },
    ],
  };
}
