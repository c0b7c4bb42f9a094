import type { Spread } from "../spread.ts";
import { figure } from "./chart.ts";

/** A table of Markdown; numbers stand to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const rule = head.map((_, column) => (column === 0 ? "---" : "---:"));
  return [line(head), line(rule), ...rows.map(line)].join("\n");
}

export function spread({ median, min, max }: Spread): string {
  return `${figure(median)} (${figure(min)}–${figure(max)})`;
}

/** Theirs by ours: above one, ours needs less. */
export function ratio(theirs: number, ours: number): string {
  return `${figure(theirs / ours)}×`;
}
