import { explained } from "./compiled.js";

/** Gets the module. Rejects with a `JourneyError` that says why it cannot be had. */
export type Load = () => WebAssembly.Module | Promise<WebAssembly.Module>;

/** Makes an instance: the `init` of wasm-bindgen's glue. */
export type Init = (options: { module_or_path: WebAssembly.Module }) => Promise<unknown>;

/** The one instance of this page, made on the first call. After a failure the next call tries again. */
export function oneInstance(init: Init): (load: Load) => Promise<unknown> {
  let instance: Promise<unknown> | undefined;
  const instantiate = async (load: Load) => {
    const module = await load();
    return explained(() => init({ module_or_path: module }));
  };
  return (load) => {
    instance ??= instantiate(load);
    instance.catch(() => (instance = undefined));
    return instance;
  };
}
