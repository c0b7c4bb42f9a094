export { handleOnce, type HandleOnceOptions, type Handled } from "./handle-once.js";
export type { JSONObject } from "./fields.js";
export type { Incoming, IncomingHeaders } from "./incoming.js";
export { MemoryStore, type DeliveryState, type DeliveryStore, type MemoryStoreOptions } from "./delivery-store.js";
export type { Algorithm, Encoding, Part, Readers, Secret, TimestampOptions, VerifyOptions } from "./options.js";
export { isStale, type JourneySnapshot } from "./snapshot.js";
export { verify, type Delivery, type WebhookEvent } from "./verify.js";
export { isWebhookError, WebhookError, type WebhookErrorCode } from "./webhook-error.js";
