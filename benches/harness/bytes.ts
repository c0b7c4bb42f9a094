import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { pageOf, partOf, type App } from "../peers/apps.ts";

/** Bytes on the wire; each file compressed alone, as it is served. */
export interface Bytes {
  raw: number;
  gzip: number;
  brotli: number;
}

export interface AppBytes {
  app: App;
  /** The part that differs: libraries, what was written around them, and the wasm. */
  part: Bytes;
  /** The whole page, with its HTML and what draws. */
  page: Bytes;
  files: (Bytes & { file: string })[];
}

const counted = new Set([".js", ".wasm", ".css", ".html"]);

export async function measureBytes(apps: readonly App[]): Promise<{ apps: AppBytes[]; entries: (Bytes & { file: string })[] }> {
  const measured = await Promise.all(
    apps.map(async (app) => {
      const [part, page] = [await filesIn(partOf(app)), await filesIn(pageOf(app))];
      return { app, part: sum(part), page: sum(page), files: page };
    }),
  );
  const entries = await filesIn(join(import.meta.dirname, "../node_modules/credit-journey/entries"));
  return { apps: measured, entries };
}

async function filesIn(folder: string): Promise<(Bytes & { file: string })[]> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => counted.has(extname(name)));
  return Promise.all(names.sort().map(async (file) => ({ file, ...bytesOf(await readFile(join(folder, file))) })));
}

export function compressed(content: Buffer): Buffer {
  return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
}

function bytesOf(content: Buffer): Bytes {
  const { length: raw } = content;
  return { raw, gzip: gzipSync(content, { level: 9 }).length, brotli: compressed(content).length };
}

function sum(files: Bytes[]): Bytes {
  const total = (name: keyof Bytes) => files.reduce((so, file) => so + file[name], 0);
  return { raw: total("raw"), gzip: total("gzip"), brotli: total("brotli") };
}
