import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { apps } from "../../peers/apps.ts";
import { taken, type Figures, type Taken } from "./parts.ts";
import { changeTable, lossTable, ratioTable } from "./comparisons.ts";
import type { Section } from "./section.ts";
import { answersSection } from "./sections/answers.ts";
import { bytesSection } from "./sections/bytes.ts";
import { edgeSection } from "./sections/edge.ts";
import { faultsSection } from "./sections/faults.ts";
import { memorySection } from "./sections/memory.ts";
import { noticeSection } from "./sections/notice.ts";
import { requestsSection } from "./sections/requests.ts";
import { startSection } from "./sections/start.ts";

// The report, from the raw figures alone: no number in it that a run did not give.

const benches = join(import.meta.dirname, "../..");
const raw = process.argv[2] ?? join(benches, "raw");
const target = process.argv[3] ?? benches;

const makers: { [Part in keyof Figures]: (figures: Figures[Part]) => Section } = {
  bytes: bytesSection,
  start: startSection,
  answers: answersSection,
  memory: memorySection,
  requests: requestsSection,
  notice: noticeSection,
  edge: edgeSection,
  faults: faultsSection,
};

interface Written {
  part: string;
  section: Section;
  how: string;
}

async function written<Part extends keyof Figures>(part: Part): Promise<Written | null> {
  const found = await taken(raw, part);
  return found && { part, section: makers[part](found.figures), how: howTaken(found) };
}

function howTaken({ before, after }: Taken<keyof Figures>): string {
  const { cpu, cores, memoryGb, node, chromium, commit } = before;
  return `${before.at} to ${after.at}, commit ${commit}; ${cpu}, ${cores} cores, ${memoryGb} GB; Node ${node}, Chromium ${chromium}; load ${before.load.join(" ")} before, ${after.load.join(" ")} after.`;
}

const sections: Written[] = [];
for (const part of Object.keys(makers) as (keyof Figures)[]) {
  const section = await written(part);
  if (section) sections.push(section);
}
await mkdir(join(target, "charts"), { recursive: true });
for (const { part, section } of sections) {
  if (section.svg) await writeFile(join(target, "charts", `${part}.svg`), section.svg);
}
const comparisons = sections.flatMap(({ section }) => section.comparisons);
const changes = changeTable(comparisons);
const text = [
  "# Side by side",
  "Written by `npm run report` from `raw/`; what the apps are, and what they cover, is said in [peers/README.md](peers/README.md). Medians, with the least and the most in brackets.",
  "Theirs as a multiple of ours: above 1×, ours needs less; where ours is 0, the figure itself. The last column says who is ahead, which is whoever needs least; of correct outcomes, whoever has most.",
  ratioTable(comparisons, apps),
  "## Where we lose",
  "Every row above in which ours is not the one ahead, worst first: medians, and whether the ranges of what was measured lie apart.",
  lossTable(comparisons),
  ...(changes ? ["## Before and after", "`before` is the same app on an earlier package. Below 1× it needs less than it did.", changes] : []),
  ...sections.flatMap(({ part, section, how }) => [
    `## ${section.title}`,
    ...(section.svg ? [`![${section.title}](charts/${part}.svg)`] : []),
    section.text,
    `Taken ${how}`,
  ]),
  "",
].join("\n\n");
await writeFile(join(target, "REPORT.md"), text);
console.log(`written: ${join(target, "REPORT.md")}`);
