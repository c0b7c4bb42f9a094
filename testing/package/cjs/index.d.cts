// For `require`: the same types, said in a way that CommonJS may import.
import type * as esm from "../index.js" with { "resolution-mode": "import" };
export type * from "../index.js" with { "resolution-mode": "import" };

export declare const sandbox: typeof esm.sandbox;
export declare const scenarios: typeof esm.scenarios;
export declare const faults: typeof esm.faults;
