// For `require`: the same types, said in a way that CommonJS may import.
import type * as esm from "../msw.js" with { "resolution-mode": "import" };

export declare const handlers: typeof esm.handlers;
