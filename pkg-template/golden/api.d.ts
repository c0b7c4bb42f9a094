/// <reference lib="esnext.disposable" preserve="true" />
export type { Credit } from "./credit.js";
export type { EventLog, EventLogEntry } from "./event-log.js";
export type { Journey } from "./journey.js";
export { isJourneyError } from "./entries/core.js";
export type { JourneyError, JourneyErrorDetails } from "./journey-error.js";
export type { Connect } from "./connect.js";
export type { Clock, ConnectOptions, JourneyOptions, RecordStorage, Redirect } from "./options.js";
export type * from "./platform.js";
