// For `require`: the same types, said in a way that CommonJS may import.
import type * as esm from "../hosted/index.js" with { "resolution-mode": "import" };
export type * from "../hosted/index.js" with { "resolution-mode": "import" };

export declare const mount: typeof esm.mount;
export declare const isJourneyError: typeof esm.isJourneyError;
