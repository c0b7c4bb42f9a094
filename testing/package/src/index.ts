// The package's entry: importing it does nothing; `sandbox` loads the wasm, which is in the script.
export { faults, scenarios } from "./names.js";
export type { Endpoint, Fault, Scenario, Status } from "./names.js";
export type { Effect, EffectKind, RequestRecord } from "./log.js";
export type { SandboxOptions } from "./options.js";
export type { Decision, Page, Return } from "./page.js";
export type { Platform, Session } from "./platform.js";
export { sandbox } from "./sandbox.js";
export type { Clock } from "./time/clock.js";
