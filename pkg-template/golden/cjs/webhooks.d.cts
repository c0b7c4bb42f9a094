// For `require`: the same types, said in a way that CommonJS may import.
import type * as esm from "../webhooks/index.js" with { "resolution-mode": "import" };
export type * from "../webhooks/index.js" with { "resolution-mode": "import" };

export declare const handleOnce: typeof esm.handleOnce;
export declare const isStale: typeof esm.isStale;
export declare const isWebhookError: typeof esm.isWebhookError;
export declare const MemoryStore: typeof esm.MemoryStore;
export type MemoryStore = esm.MemoryStore;
export declare const verify: typeof esm.verify;
export declare const WebhookError: typeof esm.WebhookError;
export type WebhookError = esm.WebhookError;
