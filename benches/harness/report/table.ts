import type { Spread } from "../spread.ts";
import { figure } from "./chart.ts";

/** A table of Markdown; numbers stand to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const rule = head.map((_, column) => (column === 0 ? "---" : "---:"));
  return [line(head), line(rule), ...rows.map(line)].join("\n");
}

/** The median, and the least and the most if they differ from it. */
export function spread({ median, min, max }: Spread): string {
  const [middle, least, most] = [figure(median), figure(min), figure(max)];
  return least === most ? middle : `${middle} (${least}–${most})`;
}

/** Theirs by ours: above one, ours needs less. Of nothing nothing is a multiple: theirs is given as it is. */
export function ratio(theirs: number, ours: number): string {
  if (ours === 0) return figure(theirs);
  return theirs === ours ? "1×" : `${figure(theirs / ours)}×`;
}
