/// <reference lib="esnext.disposable" preserve="true" />
// What every entry exports beside its own `connect`.
// Classes, but not for `new`: their types are all anyone needs.
export type { Credit } from "./credit.js";
export type { EventLog, EventLogEntry } from "./event-log.js";
export type { Journey } from "./journey.js";
export { isJourneyError } from "./entries/core.js";
export type { JourneyError, JourneyErrorDetails } from "./journey-error.js";
export type { Connect } from "./connect.js";
export type { Clock, ConnectOptions, JourneyOptions, RecordStorage, Redirect } from "./options.js";
export type * from "./platform.js";
