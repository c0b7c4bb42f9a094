import { chart } from "../chart.ts";
import type { Figures } from "../parts.ts";
import { by, kb, type Section } from "../section.ts";
import { table } from "../table.ts";

export function bytesSection({ apps, entries }: Figures["bytes"]): Section {
  const rows = apps.map(({ app, part, page }) => [app, kb(part.raw), kb(part.gzip), kb(part.brotli), kb(page.brotli)]);
  const files = entries.filter(({ file }) => !file.endsWith(".d.ts"));
  return {
    title: "Bytes",
    text: [
      table(["KB", "SDK part, raw", "gzip 9", "brotli 11", "whole page, brotli 11"], rows),
      "The package's own files, before a bundler:",
      table(["file", "raw", "gzip 9", "brotli 11"], files.map((file) => [file.file, kb(file.raw), kb(file.gzip), kb(file.brotli)])),
    ].join("\n\n"),
    svg: chart("SDK part, brotli 11", "KB", [
      { label: "", bars: apps.map(({ app, part }) => ({ label: app, value: part.brotli / 1000 })) },
    ]),
    comparisons: [
      { what: "SDK part, brotli 11", better: "less", unit: "KB", by: by(apps, ({ part }) => part.brotli / 1000) },
      { what: "whole page, brotli 11", better: "less", unit: "KB", by: by(apps, ({ page }) => page.brotli / 1000) },
    ],
  };
}
