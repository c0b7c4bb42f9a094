// Front-ends as careless teams build them, and the program of the packed package.

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, buildSync } from "esbuild";

export const API_KEY = "sk_live_7Zq3mXw9KfT2vB8nL5cR";
export const REFRESH_TOKEN = "rt_test_Jx81LmQe0Pz7";

const PACKAGE = fileURLToPath(new URL("../../pkg", import.meta.url));
const PROGRAM = join(PACKAGE, "cli/main.js");

/** A new folder with these files. */
export function folder(files: Record<string, string | Uint8Array>): string {
  const root = mkdtempSync(join(tmpdir(), "credit-journey-scan-"));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), content);
  }
  return root;
}

/** A careless front-end, built by esbuild into `dist/app.js`. Returns the folder of the build. */
export function built(source: string, options: BuildOptions = {}): string {
  const root = folder({ "src/app.ts": source });
  buildSync({
    entryPoints: [join(root, "src/app.ts")],
    outdir: join(root, "dist"),
    bundle: true,
    minify: true,
    format: "esm",
    alias: { "credit-journey": PACKAGE },
    loader: { ".wasm": "file" },
    logLevel: "error",
    ...options,
  });
  return join(root, "dist");
}

/** What the program says of some paths. Fails if a secret is in it. */
export function scan(...args: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, "scan", ...args], { encoding: "utf8" });
  for (const secret of [API_KEY, REFRESH_TOKEN]) {
    const told = secret.slice("sk_live_".length);
    if ((stdout + stderr).includes(told)) throw new Error("the program has printed a secret");
  }
  return { code: status, out: stdout, err: stderr };
}

/** The findings of a scan, with the file's name only. */
export function found(...args: string[]): Finding[] {
  const { code, out, err } = scan("--json", ...args);
  if (code === 2) throw new Error(err);
  const { findings } = JSON.parse(out) as { findings: Finding[] };
  return findings;
}

export interface Finding {
  file: string;
  line: number;
  column: number;
  kind: "apiKey" | "refreshToken";
  mode: "live" | "test" | null;
  length: string;
  source: { file: string; line: number; column: number } | null;
}
