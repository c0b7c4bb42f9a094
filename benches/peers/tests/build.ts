import { apps, buildApp } from "../apps.ts";

/** Every app as it is published. */
export default async function ready(): Promise<void> {
  for (const app of apps) await buildApp(app);
}
