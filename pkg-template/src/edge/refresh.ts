import { cappedBytes } from "../host/capped-bytes.js";
import type { Grant } from "./grant.js";

const PATH = "/api/v1/headless/sessions/refresh";
const MOST_BYTES = 64 * 1024;
const ATTEMPT_MS = 5_000;

/**
 * `POST /sessions/refresh` with a refresh token: both tokens rotate. `null` where nothing came of it: the token was used
 * or has ended, or the platform is out of reach; then only a new session helps.
 */
export async function refreshed(baseUrl: string, refreshToken: string, send: typeof fetch): Promise<Grant | null> {
  // An answer may be lost after the rotation: asked again with the same key, a platform that replays gives it once more.
  const key = crypto.randomUUID();
  for (let attempt = 1; attempt <= 2; attempt++) {
    try {
      const response = await send(new URL(PATH, baseUrl), {
        method: "POST",
        headers: { Authorization: `Bearer ${refreshToken}`, "Idempotency-Key": key },
        // The token goes to the platform, and nowhere that it redirects to.
        redirect: "manual",
        signal: AbortSignal.timeout(ATTEMPT_MS),
      });
      const bytes = await cappedBytes(response, MOST_BYTES);
      if (response.status >= 500) continue;
      return response.ok && bytes ? (JSON.parse(new TextDecoder().decode(bytes)) as { data: Grant }).data : null;
    } catch {
      // What a runtime says of a failed request may hold its headers: it goes nowhere.
    }
  }
  return null;
}
