import { apps as all, type App } from "../../../peers/apps.ts";
import type { Outcome } from "../../faults/run.ts";
import { causeOf } from "../causes.ts";
import { chart } from "../chart.ts";
import type { Figures } from "../parts.ts";
import { by, grouped, type Section } from "../section.ts";
import { table } from "../table.ts";

export function faultsSection(figures: Figures["faults"]): Section {
  const apps = all.filter((app) => figures.some((row) => row.app === app));
  const groups = grouped(figures, ({ fault }) => fault);
  const of = (app: App) => figures.filter((row) => row.app === app);
  const totals = apps.map((app) => ({ app, outcomes: of(app) }));
  return {
    title: "Outcomes under faults",
    text: [
      table(["", ...apps], [
        ["correct outcomes", ...totals.map(({ outcomes }) => percent(outcomes))],
        ["duplicate effects", ...totals.map(({ outcomes }) => String(duplicates(outcomes)))],
        ["a return left in the address", ...totals.map(({ outcomes }) => String(outcomes.filter(({ leftInAddress }) => leftInAddress).length))],
        ["the app did not ask what the fault was to meet", ...totals.map(({ outcomes }) => String(outcomes.filter(({ unmet }) => unmet).length))],
        ["scenes", ...totals.map(({ outcomes }) => String(outcomes.length))],
      ]),
      table(["correct", ...apps], groups.map(([fault, rows]) => [fault, ...apps.map((app) => percent(rows.filter((row) => row.app === app)))])),
      "Each that was not, and why:",
      ...totals.filter(({ outcomes }) => outcomes.some(({ correct }) => !correct)).map(({ app, outcomes }) => failuresOf(app, outcomes)),
    ].join("\n\n"),
    svg: chart("Correct outcomes under faults", "%", [
      { label: "", bars: totals.map(({ app, outcomes }) => ({ label: app, value: share(outcomes) * 100 })) },
    ]),
    comparisons: [
      { what: "correct outcomes under faults", better: "more", unit: "%", by: by(totals, ({ outcomes }) => share(outcomes) * 100) },
      { what: "duplicate effects under faults", better: "less", unit: "", by: by(totals, ({ outcomes }) => duplicates(outcomes)) },
    ],
  };
}

/** The failures of an app, by their cause. */
function failuresOf(app: App, outcomes: readonly Outcome[]): string {
  const wrong = outcomes.filter(({ correct }) => !correct);
  const causes = grouped(wrong, (outcome) => causeOf(outcome) ?? "Not explained yet");
  const lines = causes.map(([cause, rows]) =>
    [`- ${cause}:`, ...rows.map(({ fault, at, seed, reason }) => `  - ${fault}${at ? `, at ${at}` : ""} [${seed}]: ${reason}`)].join("\n"),
  );
  return [`**${app}**`, lines.join("\n")].join("\n\n");
}

function share(outcomes: readonly Outcome[]): number {
  return outcomes.filter(({ correct }) => correct).length / outcomes.length;
}

function percent(outcomes: readonly Outcome[]): string {
  return `${Math.round(share(outcomes) * 100)} %`;
}

/** How many effects there were too many. */
function duplicates(outcomes: readonly Outcome[]): number {
  return outcomes.flatMap((outcome) => Object.values(outcome.duplicates)).reduce((sum, times) => sum + times - 1, 0);
}
