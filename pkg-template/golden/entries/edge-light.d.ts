import type { Connect } from "../connect.js";
/** Connects to the platform with a borrower's session. Instantiates the WebAssembly module on the first call. */
export declare const connect: Connect;
export * from "../api.js";
