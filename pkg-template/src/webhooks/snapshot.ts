import type { JourneyLifecycleStatus, JourneyType } from "../credit_journey.js";
import { Fields, isObject, type JSONObject } from "./fields.js";
import type { Readers } from "./options.js";

/**
 * A journey at one moment: its full state, not a change of it. It holds personal data: do not log it.
 *
 * The documents name some fields, mostly without their place, and leave open whether they are in camel or snake case;
 * which of them come varies by product, stage and lender (CONTRACT.md 6 and 7). So each is looked up under either
 * spelling, and `null` where it is not found; the rest of a snapshot is not documented, and lies in `raw`.
 */
export interface JourneySnapshot {
  /**
   * What tells this journey from all others, to keep snapshots by: `journeyID`; in Hybrid and Hosted, where no document has
   * one, tenant, application, borrower and type of loan together, so that a borrower's next loan of that type goes on under
   * it. `null` if no borrower is named either: keep no two such together.
   */
  journeyKey: string | null;
  /** `journeyID` of the API Experience: which journey. Documented. */
  journeyID: string | null;
  /** `borrowerExternalID` of the API Experience: your own permanent key of the borrower. Documented. */
  borrowerExternalID: string | null;
  /** The borrower's key in Hybrid and Hosted. In an older document; whether it equals the one above is not said. */
  borrowerProviderID: string | null;
  /** `tenant_id`. Documented. */
  tenantID: string | null;
  /** `application_id`. Documented. */
  applicationID: string | null;
  /** `origin_experience`: where the journey began. Documented; its values are not. */
  originExperience: string | null;
  /** `current_experience_surface`: where the borrower is now. Documented; its values are not. */
  currentExperienceSurface: string | null;
  /** `borrower.journey.type`. Documented. */
  journeyType: JourneyType | null;
  /** The journey's status. Documented to be there; where is not said, and not every status is sent. */
  status: JourneyLifecycleStatus | null;
  /** The snapshot's own time, ms since 1970. Not documented: `null` unless `updatedAt` or your `read.updatedAt` has it. */
  updatedAtMs: number | null;
  /** All of it, as it came. */
  raw: JSONObject;
}

/** Where each may stand. */
const PLACES = {
  journeyID: ["journeyID", "journey.journeyID", "journey.id", "borrower.journey.journeyID", "borrower.journey.id"],
  borrowerExternalID: ["borrowerExternalID", "borrower.borrowerExternalID", "borrower.externalID"],
  borrowerProviderID: ["borrowerProviderID", "borrower.borrowerProviderID", "borrower.providerID"],
  tenantID: ["tenantID"],
  applicationID: ["applicationID"],
  originExperience: ["originExperience"],
  currentExperienceSurface: ["currentExperienceSurface"],
  journeyType: ["borrower.journey.type", "journey.type", "journeyType"],
} as const;
// An envelope may have these too, of its own: they are only looked for in the snapshot.
const STATUS = ["status", "journeyStatus", "borrower.journey.status", "journey.status"];
const TIMES = ["updatedAt", "borrower.journey.updatedAt", "journey.updatedAt"];
const WRAPPINGS = ["data", "payload", "snapshot"];
/** What makes an object that of a journey. Not the tenant or the application: those are on envelopes as well. */
const MARKS = [...PLACES.journeyID, ...PLACES.borrowerExternalID, "borrower"];

/**
 * The snapshot in a body; from the envelope come the keys that it does not have itself.
 *
 * @internal
 */
export function snapshotOf(body: JSONObject, read: Readers = {}): JourneySnapshot {
  const fields = new Fields();
  const raw = read.snapshot?.(body) ?? unwrapped(body, fields);
  const text = (name: keyof typeof PLACES) =>
    fields.find(raw, PLACES[name], isText) ?? fields.find(body, PLACES[name], isText);
  const keys = {
    journeyID: text("journeyID"),
    borrowerExternalID: text("borrowerExternalID"),
    borrowerProviderID: text("borrowerProviderID"),
    tenantID: text("tenantID"),
    applicationID: text("applicationID"),
    originExperience: text("originExperience"),
    currentExperienceSurface: text("currentExperienceSurface"),
    journeyType: text("journeyType"),
  };
  const { journeyID, tenantID, applicationID, journeyType } = keys;
  const borrower = keys.borrowerProviderID ?? keys.borrowerExternalID;
  return {
    journeyKey: journeyID ?? (borrower && JSON.stringify([tenantID, applicationID, borrower, journeyType])),
    ...keys,
    status: fields.find(raw, STATUS, isText),
    updatedAtMs: instantOf(read.updatedAt?.(raw)) ?? instantOf(fields.find(raw, TIMES, (value) => instantOf(value) !== null)),
    raw,
  };
}

/** What a body wraps, unless only the body itself is that of a journey. */
function unwrapped(body: JSONObject, fields: Fields): JSONObject {
  const isJourney = (object: unknown): object is JSONObject =>
    isObject(object) && fields.find(object, MARKS, (value) => value !== undefined) !== null;
  const wrapped = fields.find(body, WRAPPINGS, isJourney);
  return wrapped ?? (isJourney(body) ? body : (fields.find(body, WRAPPINGS, isObject) ?? body));
}

/**
 * Whether a snapshot is surely older than what you know of its journey (`updatedAtMs` of the newest you took under its
 * `journeyKey`): deliveries may overtake each other. One without a time, or of the same, is not: take it, or read the journey from the API.
 */
export function isStale(snapshot: Pick<JourneySnapshot, "updatedAtMs">, knownMs: number | null): boolean {
  return snapshot.updatedAtMs !== null && knownMs !== null && snapshot.updatedAtMs < knownMs;
}

/**
 * ISO 8601, and as databases write it (`2026-03-05 16:40:10+00`). What names no zone is taken for UTC; `Date.parse` alone
 * would take some of it for whatever zone this server is in.
 */
const INSTANT = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(?:Z|UTC|([+-]\d\d):?(\d\d)?)?)?$/i;

/**
 * An instant in any usual form, ms since 1970.
 *
 * @internal
 */
export function instantOf(value: unknown): number | null {
  if (typeof value === "string") {
    if (/^\d{9,15}$/.test(value)) return instantOf(Number(value));
    const read = INSTANT.exec(value);
    if (!read) return null;
    const [, date, time = "00:00", hours = "+00", minutes = "00"] = read;
    const ms = Date.parse(`${date}T${time}${hours}:${minutes}`);
    return Number.isNaN(ms) ? null : ms;
  }
  if (typeof value !== "number" || !Number.isFinite(value) || value <= 0) return null;
  return value < 1e11 ? value * 1000 : value;
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
