/** Connects to the platform with a borrower's session. Instantiates the WebAssembly module on the first call. */
export declare const connect: import("./browser.js").Connect;
export * from "../api.js";
