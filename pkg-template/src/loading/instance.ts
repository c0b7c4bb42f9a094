import init from "../credit_journey.js";
import { explained } from "./compiled.js";

/** Gets the module. Rejects with a `JourneyError` that says why it cannot be had. */
export type Load = () => WebAssembly.Module | Promise<WebAssembly.Module>;

let instance: Promise<unknown> | undefined;

/** The one instance of this page, made on the first call. After a failure the next call tries again. */
export function instantiated(load: Load): Promise<unknown> {
  instance ??= instantiate(load);
  instance.catch(() => (instance = undefined));
  return instance;
}

async function instantiate(load: Load): Promise<unknown> {
  const module = await load();
  return explained(() => init({ module_or_path: module }));
}
