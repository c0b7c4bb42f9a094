import { chart } from "../chart.ts";
import type { Figures } from "../parts.ts";
import { by, grouped, groupsOf, inUnits, type Section } from "../section.ts";
import { spread, table } from "../table.ts";

export function noticeSection(figures: Figures["notice"]): Section {
  const groups = grouped(figures, ({ wait }) => wait);
  return {
    title: "Noticing a change",
    text: [
      `How long until one visible tab shows a change: ${figures[0]?.changes ?? 0} changes, one after another, each at a random moment after the one before was seen, in the browser's virtual time and with answers that are there at once. All requests to the platform are counted, those that a change causes too.`,
      "At equal requests: the mean by what a fixed interval of as many requests would give, which is 100 %; nobody who asks at moments that know nothing of the change can be below.",
      table(
        ["", "mean, s", "95th percentile, s", "requests a minute", "at equal requests, %"],
        groups.flatMap(([wait, rows]) =>
          rows.map(({ app, meanMs, p95Ms, requestsPerMinute, againstFixed }) => [
            `${wait}: ${app}`,
            spread(inUnits(meanMs, 1000)),
            spread(inUnits(p95Ms, 1000)),
            spread(requestsPerMinute),
            spread(inUnits(againstFixed, 0.01)),
          ]),
        ),
      ),
    ].join("\n\n"),
    svg: chart("Noticing a change, at equal requests", "%", groupsOf(groups, ({ againstFixed }) => inUnits(againstFixed, 0.01))),
    comparisons: groups.flatMap(([wait, rows]) => [
      { what: `noticing, ${wait}: mean`, better: "less" as const, unit: "s", by: by(rows, ({ meanMs }) => inUnits(meanMs, 1000)) },
      { what: `noticing, ${wait}: requests a minute`, better: "less" as const, unit: "", by: by(rows, ({ requestsPerMinute }) => requestsPerMinute) },
      { what: `noticing, ${wait}: mean at equal requests`, better: "less" as const, unit: "%", by: by(rows, ({ againstFixed }) => inUnits(againstFixed, 0.01)) },
    ]),
  };
}
