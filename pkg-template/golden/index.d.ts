import { Credit } from "./credit.js";
import type { ConnectOptions } from "./options.js";
/**
 * Connects to the platform with a borrower's session. Loads the WebAssembly module on the first call.
 *
 * @throws JourneyError `CONFIG` naming the option at fault; `SECRET_KEY_REFUSED` if an API key (`sk_…`) is among the options.
 */
export declare function connect(options: ConnectOptions): Promise<Credit>;
export { Credit } from "./credit.js";
export type { EventLog, EventLogEntry } from "./event-log.js";
export { Journey } from "./journey.js";
export { isJourneyError, type JourneyError } from "./journey-error.js";
export type { Clock, ConnectOptions, JourneyOptions, RecordStorage, Redirect } from "./options.js";
export type * from "./credit_journey.js";
