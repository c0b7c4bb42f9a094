import type { Memory } from "../../memory.ts";
import { chart } from "../chart.ts";
import type { Figures } from "../parts.ts";
import { bars, by, inUnits, kb, type Section } from "../section.ts";
import { spread, table } from "../table.ts";

export function memorySection(figures: Figures["memory"]): Section {
  const cycles = figures[0]?.cycles ?? 0;
  return {
    title: "Memory",
    text: [
      table(
        ["KB", "a page with its one loan", "of that, wasm", "each loan beside it"],
        figures.map(({ app, page, wasm, loan }) => [app, spread(inUnits(page, 1000)), kb(wasm.median), spread(inUnits(loan, 1000))]),
      ),
      `Left behind by each of ${cycles} loans that came and went, once all caches were full, the middle one of three batches; beside it what the same page shows while it lies there, which is the noise:`,
      table(
        ["bytes", "left behind", "idle", ""],
        figures.map((row) => [row.app, spread(row.leftBehind), spread(row.idle), growthOf(row)]),
      ),
    ].join("\n\n"),
    svg: chart("A page with its one loan", "KB", [{ label: "", bars: bars(figures, ({ page }) => inUnits(page, 1000)) }]),
    comparisons: [
      { what: "memory of a page with its loan", better: "less", unit: "KB", by: by(figures, ({ page }) => inUnits(page, 1000)) },
      { what: "memory of each loan beside it", better: "less", unit: "KB", by: by(figures, ({ loan }) => inUnits(loan, 1000)) },
    ],
  };
}

/** Whatever stays of a loan takes a pointer at least. */
const POINTER_BYTES = 8;

/** It grows if it did so every time, by more than an idle page ever shows. */
function growthOf({ leftBehind, idle }: Memory): string {
  if (leftBehind.min <= Math.max(idle.max, 0)) return "nothing, within the noise";
  return leftBehind.median < POINTER_BYTES ? "less than a pointer for each" : "grows";
}
