import type { Connect } from "../connect.js";
/** Connects to the platform with a borrower's session, by the module that was given to `initialize`. */
export declare const connect: Connect;
export { initialize } from "./core.js";
export type { WasmSource } from "../loading/provided.js";
export * from "../api.js";
