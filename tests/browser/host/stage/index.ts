// The stage of the host's tests, in the page: one file of these is loaded beside the package.
export * from "./clock.ts";
export * from "./host.ts";
export * from "./platform.ts";
export * from "./shelf.ts";
export * from "./standins.ts";
