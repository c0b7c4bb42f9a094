// For `require`: the same types, said in a way that CommonJS may import.
import type * as esm from "../bindings/vue.js" with { "resolution-mode": "import" };
export type * from "../bindings/vue.js" with { "resolution-mode": "import" };

export declare const useJourney: typeof esm.useJourney;
export declare const useSnapshot: typeof esm.useSnapshot;
