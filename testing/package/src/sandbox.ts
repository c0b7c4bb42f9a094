import { done } from "./core.js";
import { checked, type SandboxOptions } from "./options.js";
import { Platform } from "./platform.js";
import { RealTime } from "./time/real.js";
import { VirtualTime } from "./time/virtual.js";
import { loaded } from "./wasm.js";

const NOON_MS = Date.UTC(2026, 2, 5, 12);
const PAGES_ORIGIN = "https://pages.test";

/**
 * The credit platform, simulated in this process: strict, with one borrower of yours, without a server or a network.
 *
 * @throws Error if an option is wrong; it says which names there are.
 */
export async function sandbox(options: SandboxOptions = {}): Promise<Platform> {
  const { scenario, status, faults = [], seed = 1, time = "virtual", speed = 1 } = checked(options);
  const { baseUrl = "https://platform.test", returnUrl = "https://site.test/" } = options;
  const startAtMs = options.startAtMs ?? (time === "real" ? Date.now() : NOON_MS);
  const Sandbox = await loaded();
  const given = { startAtMs, seed, scenario, status, faults, speed, pagesOrigin: PAGES_ORIGIN, returnUrl };
  const core = done(() => new Sandbox(JSON.stringify(given)));
  return new Platform(core, time === "real" ? new RealTime(startAtMs) : new VirtualTime(startAtMs), {
    baseUrl: new URL(baseUrl).origin,
    returnUrl,
  });
}
