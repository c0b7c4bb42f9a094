import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Miniflare } from "miniflare";
import { COMPATIBILITY_DATE, type Deployment } from "./deployment.ts";
import { spreadOf } from "../spread.ts";
import { Workerd } from "./process.ts";

/** Isolates that are started for one figure. */
const STARTS = 10;

/** What starting an isolate takes, up to its first answer. */
export interface Start {
  elapsedMs: number;
  cpuMs: number;
}

/** The least there is: what an isolate takes by itself. */
export const EMPTY = "an empty worker";

/** Starts isolates by turns in one workerd that runs already; for each app, and for an empty worker, the median. */
export async function startAll(deployments: readonly Deployment[]): Promise<Map<string, Start>> {
  const known = Object.fromEntries(deployments.map(({ app, script, wasm, amiss }) => [app, { script, page: amiss !== null, hasWasm: wasm !== null }]));
  const empty = { script: "export default { fetch: () => Response.json({}) };", page: false, hasWasm: false };
  const wasm = deployments.find((deployment) => deployment.wasm)?.wasm ?? new Uint8Array();
  const server = new Miniflare({
    modules: [
      { type: "ESModule", path: "starter.js", contents: await readFile(join(import.meta.dirname, "starter.js"), "utf8") },
      { type: "ESModule", path: "deployments.js", contents: written({ [EMPTY]: empty, ...known }) },
      { type: "Data", path: "wasm.bin", contents: wasm },
    ],
    workerLoaders: { LOADER: {} },
    compatibilityDate: COMPATIBILITY_DATE,
    cf: false,
  });
  try {
    await server.ready;
    const workerd = await Workerd.running();
    const names = [EMPTY, ...deployments.map(({ app }) => app)];
    const starts = new Map<string, Start[]>(names.map((name) => [name, []]));
    // The first round has the starter itself to start.
    for (let round = 0; round <= STARTS; round++) {
      for (const name of names) {
        const start = await startOne(server, workerd, name, `${name} ${round}`);
        if (round > 0) starts.get(name)?.push(start);
      }
    }
    return new Map([...starts].map(([name, taken]) => [name, { elapsedMs: median(taken, "elapsedMs"), cpuMs: median(taken, "cpuMs") }]));
  } finally {
    await server.dispose();
  }
}

function written(deployments: object): string {
  return `export const compatibilityDate = "${COMPATIBILITY_DATE}", deployments = ${JSON.stringify(deployments)};`;
}

async function startOne(server: Miniflare, workerd: Workerd, name: string, id: string): Promise<Start> {
  const before = await workerd.cpuMs();
  const begun = performance.now();
  const answer = await server.dispatchFetch(`https://starter.example/?${new URLSearchParams({ name, id })}`);
  const text = await answer.text();
  const elapsedMs = performance.now() - begun;
  if (!answer.ok) throw new Error(`${name} does not start: ${text}`);
  return { elapsedMs, cpuMs: (await workerd.cpuMs()) - before };
}

function median(starts: readonly Start[], what: keyof Start): number {
  return spreadOf(starts.map((start) => start[what])).median;
}
