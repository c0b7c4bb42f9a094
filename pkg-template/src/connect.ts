import { Credit } from "./credit.js";
import { App } from "./host/app.js";
import { Host } from "./host/host.js";
import { instance } from "./loading/headless.js";
import type { Load } from "./loading/instance.js";
import type { ConnectOptions } from "./options.js";

/** Connects to the platform. */
export interface Connect {
  /**
   * Connects to the platform with a borrower's session. Loads the WebAssembly module on the first call, and asks for the
   * session meanwhile.
   *
   * @throws JourneyError `CONFIG` naming the option at fault, or the field `wasm` if the module cannot be had here;
   * `NETWORK` if it could not be fetched; `SECRET_KEY_REFUSED` if an API key (`sk_…`) is among the options.
   */
  (options: ConnectOptions): Promise<Credit>;
}

/** The `connect` of an entry: all of them are this one, and differ in where the module comes from. */
export function connectBy(load: Load): Connect {
  return async (options) => {
    const app = new App(options);
    app.askEarly();
    await instance.by(load);
    return new Credit(new Host(options, app));
  };
}
