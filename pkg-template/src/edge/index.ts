// `credit-journey/edge`: what an edge worker between the page and your back-end needs, over `Request` and `Response`. Importing it does nothing, and loads no wasm.
export { cookieOf } from "./cookie.js";
export { firstScreen, type FirstScreenOptions } from "./first-screen.js";
export type { Grant, Handed, Kept } from "./grant.js";
export { isReturn, land, type LandingOptions } from "./landing.js";
export { Mediation, type Current, type MediationOptions } from "./mediation.js";
export { pageHeaders, type PagePolicy } from "./page-headers.js";
export { answer, answering, Refusal, type RefusalCode } from "./refusal.js";
export { requireSameOrigin } from "./same-origin.js";
export { readObject } from "./body.js";
export { dataBlock } from "./secrets.js";
export { sealFor, type Seal } from "./seal.js";
export { sealedCookie, storedSession, type Store, type Vault } from "./vault.js";
