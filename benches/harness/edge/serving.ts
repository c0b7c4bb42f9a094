import type { Miniflare } from "miniflare";
import { serve, type Deployment } from "./deployment.ts";
import { Workerd } from "./process.ts";

/** The first ones fill caches. */
const WARM_UP = 100;
const REQUESTS = 500;

/** What one request takes that opens a journey and renders its first screen; what a request takes by itself is off. */
export interface Serving {
  elapsedMs: number;
  cpuMs: number;
}

/** Asks one isolate for many first screens, one after another. */
export async function serveScreens(deployment: Deployment): Promise<Serving> {
  await using server = serve(deployment);
  await server.ready;
  const workerd = await Workerd.running();
  await ask(server, workerd, "screen", WARM_UP);
  await ask(server, workerd, "nothing", WARM_UP);
  const screen = await ask(server, workerd, "screen", REQUESTS);
  const nothing = await ask(server, workerd, "nothing", REQUESTS);
  return { elapsedMs: screen.elapsedMs - nothing.elapsedMs, cpuMs: screen.cpuMs - nothing.cpuMs };
}

async function ask(server: Miniflare, workerd: Workerd, path: string, times: number): Promise<Serving> {
  const before = await workerd.cpuMs();
  const begun = performance.now();
  for (let time = 0; time < times; time++) {
    const answer = await server.dispatchFetch(`https://worker.example/${path}`);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${text}`);
  }
  return { elapsedMs: (performance.now() - begun) / times, cpuMs: ((await workerd.cpuMs()) - before) / times };
}
