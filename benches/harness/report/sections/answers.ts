import { chart } from "../chart.ts";
import type { Figures } from "../parts.ts";
import { by, grouped, groupsOf, inUnits, type Section } from "../section.ts";
import { spread, table } from "../table.ts";

export function answersSection(figures: Figures["answers"]): Section {
  const groups = grouped(figures, ({ look }) => look);
  const apps = [...new Set(figures.map(({ app }) => app))];
  return {
    title: "Main thread, per look",
    text: [
      table(["busy, ms", ...apps], groups.map(([look, rows]) => [look, ...rows.map(({ busyMs }) => spread(busyMs))])),
      "Allocated by JavaScript, collected since or not. What a wasm does within its memory is not seen by the engine's samples.",
      table(["KB", ...apps], groups.map(([look, rows]) => [look, ...rows.map(({ allocatedBytes }) => spread(inUnits(allocatedBytes, 1000)))])),
    ].join("\n\n"),
    svg: chart("Main thread busy for one look", "ms", groupsOf(groups, ({ busyMs }) => busyMs)),
    comparisons: [
      ...groups.map(([look, rows]) => ({ what: `main thread, ${look}`, better: "less" as const, unit: "ms", by: by(rows, ({ busyMs }) => busyMs) })),
      ...groups.map(([look, rows]) => ({
        what: `allocated, ${look}`,
        better: "less" as const,
        unit: "KB",
        by: by(rows, ({ allocatedBytes }) => inUnits(allocatedBytes, 1000)),
      })),
    ],
  };
}
