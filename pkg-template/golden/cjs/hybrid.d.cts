// For `require`: the same types, said in a way that CommonJS may import.
import type * as esm from "../hybrid/node.js" with { "resolution-mode": "import" };
export type * from "../hybrid/node.js" with { "resolution-mode": "import" };

export declare const hybrid: typeof esm.hybrid;
export declare const isJourneyError: typeof esm.isJourneyError;
