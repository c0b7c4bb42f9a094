export type { HostedEnd, HostedEvent, HostedPhase, IgnoredReason } from "./events.js";
export { mount, type Hosted } from "./mount.js";
export type { EmbedURL, HostedLabels, HostedOptions } from "./options.js";
export { isJourneyError, type JourneyError } from "../journey-error.js";
