import type { ActiveJourney, Session } from "../credit_journey.js";
/** What the platform answers to `POST /sessions`, as your back-end hands it to the edge (CONTRACT.md 2.4). */
export interface Grant extends Session {
    /** When the session token dies, ISO 8601. */
    sessionExpiresAt: string;
    /** `rt_…`. Without one, the edge asks your back-end whenever a session ends. */
    refreshToken?: string | null;
    /** When that dies, ISO 8601. */
    refreshExpiresAt?: string | null;
}
/** What the edge keeps of it between requests. */
export interface Kept {
    /** The borrower's session token (`st_…`). */
    readonly sessionToken: Session["sessionToken"];
    /** When it dies, ISO 8601. */
    readonly sessionExpiresAt: string;
    /** `rt_…`, if there is one. The page never gets it. */
    readonly refreshToken: string | null;
    /** The platform's id of the borrower (UUID), if it is known. */
    readonly borrowerID: string | null;
    /** When the edge got the session token, ms since 1970. */
    readonly sinceMs: number;
    /** When the last of its tokens ends, ms since 1970. */
    readonly endsAtMs: number;
}
/** What the page is handed. */
export type Handed = Pick<Session, "sessionToken"> & {
    sessionExpiresAt: string;
    borrowerID?: string;
    activeJourney?: ActiveJourney | null;
};
/**
 * What is kept of a grant, or of a refresh that followed `before`.
 *
 * @throws Refusal `SECRET_REFUSED`, `CONFIG`
 */
export declare function keptOf(grant: Grant, before?: Kept): Kept;
/** What the page may have of it: named field by field, so that nothing else ever slips through. */
export declare function handedOf({ sessionToken, sessionExpiresAt, borrowerID }: Kept, active?: Session["activeJourney"]): Handed;
