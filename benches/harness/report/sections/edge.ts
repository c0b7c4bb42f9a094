import type { AtTheEdge } from "../../edge/run.ts";
import type { Spread } from "../../spread.ts";
import { chart } from "../chart.ts";
import type { Figures } from "../parts.ts";
import { bars, by, inUnits, type Section } from "../section.ts";
import { spread, table } from "../table.ts";

export function edgeSection({ workerd, empty, journeys, apps }: Figures["edge"]): Section {
  const amiss = apps.filter((row) => row.amiss !== null);
  const asItIs = apps.filter((row) => row.amiss === null).map(({ app }) => app);
  return {
    title: "At the edge",
    text: [
      `The SDK parts in workerd ${workerd}, with answers that are there at once. ${asItIs.join(", ") || "None"} runs there as it is. What the others expect of a page was stood in for by things that do nothing (\`harness/edge/page.ts\`):`,
      amiss.map(({ app, amiss }) => `- **${app}** without it: ${amiss}`).join("\n"),
      "Start: from nothing to the first screen that a fresh isolate answers with, in a workerd that runs. Request: opening a journey and answering with its first screen in an isolate that is warm, less what an empty request takes.",
      table(
        ["ms", "start, elapsed", "start, CPU", "request, elapsed", "request, CPU"],
        [
          ["an empty worker", spread(empty.elapsedMs), spread(empty.cpuMs), "–", "–"],
          ...apps.map(({ app, start, serving }) => [app, spread(start.elapsedMs), spread(start.cpuMs), spread(serving.elapsedMs), spread(serving.cpuMs)]),
        ],
      ),
      `With ${journeys} journeys open in one isolate, each holds:`,
      table(
        ["KB", "heap", "wasm", "growth of the process"],
        apps.map(({ app, holding }) => [app, spread(inUnits(holding.heapBytes, 1000)), spread(inUnits(holding.wasmBytes, 1000)), spread(inUnits(holding.residentBytes, 1000))]),
      ),
    ].join("\n\n"),
    svg: chart("At the edge, CPU", "ms", [
      { label: "start of an isolate", bars: bars(apps, ({ start }) => start.cpuMs) },
      { label: "a request", bars: bars(apps, ({ serving }) => serving.cpuMs) },
    ]),
    comparisons: [
      { what: "edge: start of an isolate", better: "less", unit: "ms", by: by(apps, ({ start }) => start.elapsedMs) },
      { what: "edge: start of an isolate, CPU", better: "less", unit: "ms", by: by(apps, ({ start }) => start.cpuMs) },
      { what: "edge: a request, CPU", better: "less", unit: "ms", by: by(apps, ({ serving }) => serving.cpuMs) },
      { what: "edge: memory of an open journey", better: "less", unit: "KB", by: by(apps, heldBy) },
      { what: "edge: growth of the process by it", better: "less", unit: "KB", by: by(apps, ({ holding }) => inUnits(holding.residentBytes, 1000)) },
    ],
  };
}

/** Heap and wasm together: the wasm's memory comes in pages, the same each time. */
function heldBy({ holding: { heapBytes, wasmBytes } }: AtTheEdge): Spread {
  const of = (what: "median" | "min" | "max") => (heapBytes[what] + wasmBytes[what]) / 1000;
  const values = heapBytes.values.map((heap, time) => (heap + (wasmBytes.values[time] ?? NaN)) / 1000);
  return { median: of("median"), min: of("min"), max: of("max"), values };
}
