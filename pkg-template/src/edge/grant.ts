import type { ActiveJourney, Session } from "../credit_journey.js";
import { Refusal } from "./refusal.js";
import { holdsAPIKey } from "./secrets.js";

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
export function keptOf(grant: Grant, before?: Kept): Kept {
  if (holdsAPIKey(grant)) throw new Refusal("SECRET_REFUSED", "the session holds an API key; it was held back");
  const { sessionToken, sessionExpiresAt, refreshToken = null, refreshExpiresAt = null } = grant;
  const sessionEndsMs = Date.parse(sessionExpiresAt);
  if (!isToken(sessionToken, "st_")) throw wrong("sessionToken", "must be a session token (st_…)");
  if (Number.isNaN(sessionEndsMs)) throw wrong("sessionExpiresAt", "must be a date");
  if (refreshToken !== null && !isToken(refreshToken, "rt_")) throw wrong("refreshToken", "must be one (rt_…)");
  const refreshEndsMs = Date.parse(refreshExpiresAt ?? "");
  return {
    sessionToken,
    sessionExpiresAt,
    refreshToken,
    borrowerID: grant.borrowerID ?? before?.borrowerID ?? null,
    sinceMs: Date.now(),
    endsAtMs: refreshToken === null || Number.isNaN(refreshEndsMs) ? sessionEndsMs : refreshEndsMs,
  };
}

/** What the page may have of it: named field by field, so that nothing else ever slips through. */
export function handedOf(
  { sessionToken, sessionExpiresAt, borrowerID }: Kept,
  active?: Session["activeJourney"],
): Handed {
  const handed: Handed = { sessionToken, sessionExpiresAt };
  if (borrowerID !== null) handed.borrowerID = borrowerID;
  if (active) {
    const { journeyID, status, nextAction } = active;
    handed.activeJourney = { journeyID, status, nextAction };
  } else if (active === null) {
    handed.activeJourney = null;
  }
  return handed;
}

function isToken<Prefix extends string>(value: unknown, prefix: Prefix): value is `${Prefix}${string}` {
  return typeof value === "string" && value.startsWith(prefix) && value.length > prefix.length;
}

function wrong(field: string, why: string): Refusal {
  return new Refusal("CONFIG", `the back-end's ${field} ${why}`, field);
}
