import { createRequire } from "node:module";
import type { App } from "../../peers/apps.ts";
import { interleaved, spreadOf, type Spread } from "../spread.ts";
import { deploymentOf, type Deployment } from "./deployment.ts";
import { JOURNEYS, keepOpen, type Holding } from "./holding.ts";
import { serveScreens, type Serving } from "./serving.ts";
import { EMPTY, startAll, type Start } from "./start.ts";

/** Figures of one kind, each with its spread. */
type Spreads<Figures> = Record<keyof Figures, Spread>;

/** An app's SDK part in workerd. */
export interface AtTheEdge {
  app: App;
  /** Why it does not run there as it is; null if it does. Else it was measured with a page stood in for. */
  amiss: string | null;
  /** From nothing to the first answer of an isolate, a first screen. */
  start: Spreads<Start>;
  /** A request for a first screen. */
  serving: Spreads<Serving>;
  /** Each of many open journeys. */
  holding: Spreads<Holding>;
}

export interface Edge {
  workerd: string;
  /** What an isolate takes that does nothing. */
  empty: Spreads<Start>;
  /** How many journeys were open at once. */
  journeys: number;
  apps: AtTheEdge[];
}

const { version } = createRequire(import.meta.url)("workerd/package.json") as { version: string };

/** Start-up, requests and memory in workerd: nobody is always first. */
export async function measureEdge({ apps, repeats }: { apps: readonly App[]; repeats: number }): Promise<Edge> {
  const deployments: Deployment[] = [];
  for (const app of apps) deployments.push(await deploymentOf(app));
  const starts: Map<string, Start>[] = [];
  for (let round = 0; round < repeats; round++) starts.push(await startAll(round % 2 === 0 ? deployments : deployments.toReversed()));
  const servings = await byApp(deployments, repeats, serveScreens);
  const holdings = await byApp(deployments, repeats, keepOpen);
  const startsOf = (name: string) => starts.flatMap((taken) => taken.get(name) ?? []);
  return {
    workerd: version,
    empty: spreadsOf(startsOf(EMPTY), ["elapsedMs", "cpuMs"]),
    journeys: JOURNEYS,
    apps: deployments.map(({ app, amiss }) => ({
      app,
      amiss,
      start: spreadsOf(startsOf(app), ["elapsedMs", "cpuMs"]),
      serving: spreadsOf(servings.get(app) ?? [], ["elapsedMs", "cpuMs"]),
      holding: spreadsOf(holdings.get(app) ?? [], ["heapBytes", "wasmBytes", "residentBytes"]),
    })),
  };
}

async function byApp<Figures>(
  deployments: readonly Deployment[],
  repeats: number,
  measure: (deployment: Deployment) => Promise<Figures>,
): Promise<Map<App, Figures[]>> {
  const taken = new Map<App, Figures[]>(deployments.map(({ app }) => [app, []]));
  for (const deployment of interleaved(deployments, repeats)) taken.get(deployment.app)?.push(await measure(deployment));
  return taken;
}

function spreadsOf<Figures extends object>(taken: readonly Figures[], what: (keyof Figures)[]): Spreads<Figures> {
  const spreads = what.map((figure) => [figure, spreadOf(taken.map((figures) => Number(figures[figure])))]);
  return Object.fromEntries(spreads) as Spreads<Figures>;
}
