import type { JourneyLifecycleStatus, JourneyType } from "../credit_journey.js";

/** An object as it came, parsed and otherwise untouched. */
export type JSONObject = Readonly<Record<string, unknown>>;

/**
 * A journey at one moment: its full state, not a change of it. It holds personal data: do not log it.
 *
 * The documents name some fields, mostly without their place, and leave open whether they are in camel or snake case;
 * which of them come varies by product, stage and lender (CONTRACT.md 6 and 7). So each is looked up under either
 * spelling, and `null` where it is not found; the rest of a snapshot is not documented, and lies in `raw`.
 */
export interface JourneySnapshot {
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

/** Where each may stand. Names are alike whatever their case and underscores. */
const PLACES = {
  journeyID: ["journeyID", "journey.journeyID", "journey.id", "borrower.journey.journeyID", "borrower.journey.id"],
  borrowerExternalID: ["borrowerExternalID", "borrower.borrowerExternalID", "borrower.externalID"],
  borrowerProviderID: ["borrowerProviderID", "borrower.borrowerProviderID", "borrower.providerID"],
  tenantID: ["tenantID"],
  applicationID: ["applicationID"],
  originExperience: ["originExperience"],
  currentExperienceSurface: ["currentExperienceSurface"],
  journeyType: ["borrower.journey.type", "journey.type", "journeyType"],
  status: ["status", "journeyStatus", "borrower.journey.status", "journey.status"],
} as const;
const TIMES = ["updatedAt", "borrower.journey.updatedAt", "journey.updatedAt"];
const WRAPPINGS = ["data", "payload", "snapshot"];

/** @internal */
export function snapshotOf(raw: JSONObject, readTime?: (snapshot: JSONObject) => unknown): JourneySnapshot {
  const text = (name: keyof typeof PLACES) => found(raw, PLACES[name], isText);
  return {
    journeyID: text("journeyID"),
    borrowerExternalID: text("borrowerExternalID"),
    borrowerProviderID: text("borrowerProviderID"),
    tenantID: text("tenantID"),
    applicationID: text("applicationID"),
    originExperience: text("originExperience"),
    currentExperienceSurface: text("currentExperienceSurface"),
    journeyType: text("journeyType"),
    status: text("status"),
    updatedAtMs: instantOf(readTime?.(raw)) ?? instantOf(found(raw, TIMES, (value) => instantOf(value) !== null)),
    raw,
  };
}

/**
 * The snapshot in a body: what it wraps, unless its own fields are those of a journey.
 *
 * @internal
 */
export function unwrapped(body: JSONObject): JSONObject {
  const names = [...PLACES.journeyID, ...PLACES.tenantID, ...PLACES.borrowerExternalID, "borrower"];
  if (found(body, names, (value) => value !== undefined) !== null) return body;
  return found(body, WRAPPINGS, isObject) ?? body;
}

/**
 * Whether a snapshot is surely older than what you know of its journey (`updatedAtMs` of the newest you took): deliveries
 * may overtake each other. One without a time, or of the same, is not: take it, or read the journey from the API.
 */
export function isStale(snapshot: Pick<JourneySnapshot, "updatedAtMs">, knownMs: number | null): boolean {
  return snapshot.updatedAtMs !== null && knownMs !== null && snapshot.updatedAtMs < knownMs;
}

/**
 * An instant in any usual form, ms since 1970.
 *
 * @internal
 */
export function instantOf(value: unknown): number | null {
  if (typeof value === "string") {
    if (/^\d{9,15}$/.test(value)) return instantOf(Number(value));
    // What names no zone is taken for UTC: never for whatever zone this server is in.
    const ms = Date.parse(/T[\d:.]+$/.test(value) ? `${value}Z` : value);
    return /^\d{4}-\d\d-\d\d/.test(value) && !Number.isNaN(ms) ? ms : null;
  }
  if (typeof value !== "number" || !Number.isFinite(value) || value <= 0) return null;
  return value < 1e11 ? value * 1000 : value;
}

/** @internal */
export function isObject(value: unknown): value is JSONObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function found<T>(root: JSONObject, paths: readonly string[], is: (value: unknown) => value is T): T | null;
function found(root: JSONObject, paths: readonly string[], is: (value: unknown) => boolean): unknown;
function found(root: JSONObject, paths: readonly string[], is: (value: unknown) => boolean): unknown {
  for (const path of paths) {
    const value = path.split(".").reduce<unknown>(field, root);
    if (is(value)) return value;
  }
  return null;
}

function field(value: unknown, name: string): unknown {
  if (!isObject(value)) return undefined;
  const key = Object.keys(value).find((key) => plain(key) === plain(name));
  return key === undefined ? undefined : value[key];
}

function plain(name: string): string {
  return name.replace(/[_-]/g, "").toLowerCase();
}
