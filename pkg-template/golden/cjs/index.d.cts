// For `require`: the same types, said in a way that CommonJS may import.
import type * as esm from "../entries/node.js" with { "resolution-mode": "import" };
export type * from "../entries/node.js" with { "resolution-mode": "import" };

export declare const connect: typeof esm.connect;
export declare const isJourneyError: typeof esm.isJourneyError;
