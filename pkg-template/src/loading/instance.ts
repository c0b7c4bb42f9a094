import { attach } from "../host/values.js";
import { explained } from "./compiled.js";

/** Gets the module. Rejects with a `JourneyError` that says why it cannot be had. */
export type Load = () => WebAssembly.Module | Promise<WebAssembly.Module>;

/** Makes an instance, unless there is one: the `init` of wasm-bindgen's glue. */
type Init = (options: { module_or_path: WebAssembly.Module }) => Promise<{ memory: WebAssembly.Memory }>;

/** The one instance of this page. */
export class Instance {
  #init: Init;
  #reset: () => void;
  #module: WebAssembly.Module | undefined;
  #made: Promise<void> | undefined;

  /** `reset` makes a fresh one: `__wbg_reset_state` of the glue. */
  constructor(init: Init, reset: () => void) {
    this.#init = init;
    this.#reset = reset;
  }

  /** Makes it on the first call. After a failure the next call tries again. */
  by(load: Load): Promise<void> {
    this.#made ??= this.#make(load);
    this.#made.catch(() => (this.#made = undefined));
    return this.#made;
  }

  /** Puts a fresh one in its place. Until its memory is here, a moment later, words are read in the old one's: none moves. */
  replace(): void {
    this.#reset();
    if (this.#module) void this.#attach(this.#module);
  }

  async #make(load: Load): Promise<void> {
    const module = await load();
    this.#module = module;
    await explained(() => this.#attach(module));
  }

  async #attach(module: WebAssembly.Module): Promise<void> {
    const { memory } = await this.#init({ module_or_path: module });
    attach(memory);
  }
}
