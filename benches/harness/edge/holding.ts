import { serve, WORKER, type Deployment } from "./deployment.ts";
import { Inspector } from "./inspector.ts";
import { Workerd } from "./process.ts";

/** The first ones fill caches. */
const WARM_UP = 100;
/** Journeys that are open at once in one isolate. */
export const JOURNEYS = 1_000;

/** What one open journey holds, in bytes. */
export interface Holding {
  /** V8's heap, and what lies beside it. */
  heapBytes: number;
  /** The memory of the wasm, which no figure of V8's has. */
  wasmBytes: number;
  /** By how much the whole process has grown: coarse, with what was not collected or given back. */
  residentBytes: number;
}

/** Keeps many journeys open in one isolate. */
export async function keepOpen(deployment: Deployment): Promise<Holding> {
  await using server = serve(deployment, true);
  await server.ready;
  const workerd = await Workerd.running();
  const ask = async (path: string) => (await server.dispatchFetch(`https://worker.example/${path}`)).text();
  for (let time = 0; time < WARM_UP; time++) await ask("screen");
  const inspector = await Inspector.of(server, WORKER);
  const look = async () => {
    const { usedSize, embedderHeapUsedSize, backingStorageSize } = await inspector.held(() => ask("nothing"));
    const { wasmBytes } = JSON.parse(await ask("nothing")) as { wasmBytes: number };
    return { heapBytes: usedSize + embedderHeapUsedSize + backingStorageSize, wasmBytes, residentBytes: await workerd.residentBytes() };
  };
  const before = await look();
  const answer = await server.dispatchFetch(`https://worker.example/keep?journeys=${JOURNEYS}`);
  if (!answer.ok) throw new Error(await answer.text());
  const after = await look();
  await answer.body?.cancel();
  inspector.close();
  const each = (what: keyof Holding) => (after[what] - before[what]) / JOURNEYS;
  return { heapBytes: each("heapBytes"), wasmBytes: each("wasmBytes"), residentBytes: each("residentBytes") };
}
