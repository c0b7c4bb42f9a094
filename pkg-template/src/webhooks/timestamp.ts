import type { Scheme } from "./options.js";
import { valuesOf } from "./signature.js";
import { instantOf } from "./snapshot.js";
import { WebhookError } from "./webhook-error.js";

/** When a delivery was sent: as it is signed, and ms since 1970. */
export interface Timestamp {
  text: string;
  ms: number;
}

/**
 * Its timestamp, if there is to be one.
 *
 * @throws WebhookError `TIMESTAMP_MISSING`
 */
export function timestampOf({ timestamp }: Scheme, headers: Headers): Timestamp | null {
  if (!timestamp) return null;
  const { header, prefix, unit } = timestamp;
  const msOf = (text: string) => (unit === "iso" ? instantOf(text) : wholeOf(text, unit === "seconds" ? 1000 : 1));
  const times = valuesOf(headers, header, prefix).flatMap((text) => {
    const ms = msOf(text);
    return ms === null ? [] : { text, ms };
  });
  const [time] = times;
  if (!time) throw new WebhookError("TIMESTAMP_MISSING", `no time in ${header}`);
  // `signedContent` may read another of them than we do: a new one would then vouch for the old one that is signed.
  if (times.length > 1) throw new WebhookError("TIMESTAMP_MISSING", `more than one time in ${header}`);
  return time;
}

/**
 * Asked only of what is well signed: so the code tells a delivery that is old from one that is forged.
 *
 * @throws WebhookError `TIMESTAMP_OUTSIDE_TOLERANCE`
 */
export function requireRecent({ timestamp, now }: Scheme, sent: Timestamp | null): void {
  if (!timestamp || !sent) return;
  if (Math.abs(now() - sent.ms) <= timestamp.toleranceSeconds * 1000) return;
  const message = `it was signed more than ${timestamp.toleranceSeconds} seconds ago, or ahead; compare the clocks`;
  throw new WebhookError("TIMESTAMP_OUTSIDE_TOLERANCE", message);
}

function wholeOf(text: string, unitMs: number): number | null {
  return /^\d{1,15}$/.test(text) ? Number(text) * unitMs : null;
}
