import type { Grant } from "./grant.js";
/**
 * `POST /sessions/refresh` with a refresh token: both tokens rotate. `null` where nothing came of it: the token was used
 * or has ended, or the platform is out of reach; then only a new session helps.
 */
export declare function refreshed(baseUrl: string, refreshToken: string, send: typeof fetch): Promise<Grant | null>;
