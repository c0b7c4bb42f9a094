import type { JourneyErrorCode } from "../credit_journey.js";
/** Where the surface stands. */
export type HostedPhase = 
/** Your back-end is asked for a URL. */
"fetching"
/** Hosted is on its way into the frame. */
 | "loading"
/**
 * The frame has loaded. Whether Hosted took the URL, it does not say; nor do browsers say whether it is Hosted, or a page of
 * their own about a connection that was cut or a domain that is not on the platform's list.
 */
 | "open"
/** The borrower is at a page of another party; Hosted waits below. */
 | "external"
/** It could not be opened: see `error`. */
 | "failed"
/** It is gone for good. */
 | "closed";
/** How a surface came to its end. */
export type HostedEnd = 
/** By Hosted's own exit. */
"exit"
/** By the borrower's close button or Escape, or by `close()`. */
 | "closed"
/** Its place was taken out of the page. */
 | "removed"
/** Another one was mounted in its place. */
 | "replaced";
/** Why something that Hosted, or who poses as it, said was not done. */
export type IgnoredReason = 
/** Another origin than Hosted's. */
"origin"
/** Another window than the frame of this surface. */
 | "source"
/** No message that is known, or one that cannot be right. */
 | "unknown"
/** A page at a host that may not be opened. */
 | "host"
/** A page to resume at that is not Hosted's; the rest of the message was done. */
 | "resume"
/** Too many came for the reason before: no more of those are told. */
 | "flood";
/** Something the surface did or noticed. */
export type HostedEvent = {
    kind: "hosted";
    phase: Exclude<HostedPhase, "failed" | "closed" | "external">;
} | {
    kind: "hosted";
    phase: "external";
    host: string;
} | {
    kind: "hosted";
    phase: "failed";
    code: JourneyErrorCode;
} | {
    kind: "hosted";
    phase: "closed";
    end: HostedEnd;
} | {
    kind: "message";
    phase: "ignored";
    reason: IgnoredReason;
};
