import type { App } from "../../peers/apps.ts";
import { exactly, type Spread } from "../spread.ts";
import type { Bar, Group } from "./chart.ts";

/** A figure of every app, to be held against ours. */
export interface Comparison {
  what: string;
  /** Who is ahead: whoever has less, or whoever has more. */
  better: "less" | "more";
  unit: string;
  by: Partial<Record<App, Spread>>;
}

/** A part of the report: its text, its picture, and what of it belongs to the tables at its head. */
export interface Section {
  title: string;
  text: string;
  svg: string | null;
  comparisons: Comparison[];
}

export const kb = (bytes: number) => (bytes / 1000).toFixed(1);

/** The figures of rows, one an app. */
export function by<Row extends { app: App }>(rows: readonly Row[], value: (row: Row) => Spread | number): Comparison["by"] {
  return Object.fromEntries(
    rows.map((row) => {
      const figure = value(row);
      return [row.app, typeof figure === "number" ? exactly(figure) : figure];
    }),
  );
}

/** Another unit. */
export function inUnits({ median, min, max, values }: Spread, size: number): Spread {
  return { median: median / size, min: min / size, max: max / size, values: values.map((value) => value / size) };
}

/** Bars of a chart, one an app. */
export function bars<Row extends { app: App }>(rows: readonly Row[], value: (row: Row) => Spread): Bar[] {
  return rows.map((row) => {
    const { median, min, max } = value(row);
    return { label: row.app, value: median, min, max };
  });
}

export function groupsOf<Row extends { app: App }>(rows: readonly (readonly [string, Row[]])[], value: (row: Row) => Spread): Group[] {
  return rows.map(([label, of]) => ({ label, bars: bars(of, value) }));
}

/** Rows by what they have in common, in the order in which they come. */
export function grouped<Row>(rows: readonly Row[], name: (row: Row) => string): [string, Row[]][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(name(row), [...(groups.get(name(row)) ?? []), row]);
  return [...groups];
}
