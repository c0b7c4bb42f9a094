// The apps as a server renders them.
export { connections } from "./borrower.ts";
export { render as react } from "./react/server.tsx";
export { render as svelte } from "./svelte/server.ts";
export { render as vue } from "./vue/server.ts";
