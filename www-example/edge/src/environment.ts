/** What the worker is deployed with. */
export interface Environment {
  /** The built site. */
  ASSETS: { fetch: typeof fetch };
  /** Origin of the platform. */
  PLATFORM_URL: string;
  /** Origin of the partner's back-end. */
  BACK_END_URL: string;
  /** Shared with the back-end: with it the worker gets sessions, refresh token included. */
  EDGE_SECRET: string;
  /** What sessions are sealed with, newest first, separated by spaces. */
  SEAL_SECRETS: string;
}

/** What a runtime gives beside the request. */
export interface Context {
  waitUntil(work: Promise<unknown>): void;
}
