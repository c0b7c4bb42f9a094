import { Stage, type App } from "../peers/apps.ts";

/** A stage for each app, for as long as `use` takes. */
export async function onStages<T>(apps: readonly App[], use: (stages: ReadonlyMap<App, Stage>) => Promise<T>): Promise<T> {
  const stages = new Map<App, Stage>();
  try {
    for (const app of apps) stages.set(app, await Stage.set(app, { scenario: "straight-through", speed: 20 }));
    return await use(stages);
  } finally {
    for (const stage of stages.values()) await stage.strike();
  }
}
