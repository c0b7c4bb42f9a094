import type { JourneyLifecycleStatus, JourneyType } from "../credit_journey.js";
import { type JSONObject } from "./fields.js";
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
/**
 * Whether a snapshot is surely older than what you know of its journey (`updatedAtMs` of the newest you took under its
 * `journeyKey`): deliveries may overtake each other. One without a time, or of the same, is not: take it, or read the journey from the API.
 */
export declare function isStale(snapshot: Pick<JourneySnapshot, "updatedAtMs">, knownMs: number | null): boolean;
