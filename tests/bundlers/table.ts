import type { Reporter, TestCase, TestResult } from "@playwright/test/reporter";
import type { Row } from "./matrix.ts";
import type { Size } from "./output.ts";

const HEADINGS = ["bundler", "version", "mode", "result", "configuration", "js", "wasm"];

/** Ends with the matrix as a table, in Markdown. */
export default class Table implements Reporter {
  #lines: string[][] = [];

  onTestEnd({ annotations }: TestCase, { status }: TestResult): void {
    const noted = <T>(type: string): T | undefined => {
      const description = annotations.find((annotation) => annotation.type === type)?.description;
      return description === undefined ? undefined : JSON.parse(description);
    };
    const row = noted<Row>("row");
    if (!row) return;
    const sizes = noted<Record<"js" | "wasm", Size>>("sizes");
    const mode = row.variant ? `${row.mode}, ${row.variant}` : row.mode;
    const cells = [row.bundler, noted<string>("version") ?? "", mode, status, row.configuration];
    this.#lines.push([...cells, written(sizes?.js), written(sizes?.wasm)]);
  }

  onEnd(): void {
    const rows = [HEADINGS, ...this.#lines];
    const widths = HEADINGS.map((_, column) => Math.max(...rows.map((cells) => cells[column]!.length)));
    const line = (cells: string[]) => `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(" | ")} |`;
    const rule = line(widths.map((width) => "-".repeat(width)));
    console.log(["", line(HEADINGS), rule, ...this.#lines.map(line), "", "Sizes: KB as they are / KB in brotli."].join("\n"));
  }
}

function written(size: Size | undefined): string {
  const kb = (bytes: number) => (bytes / 1000).toFixed(1);
  return size?.raw ? `${kb(size.raw)} / ${kb(size.brotli)}` : "";
}
