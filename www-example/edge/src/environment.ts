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
  /** A KV namespace: with it, sessions are kept there, and the cookie has no more than an id. */
  SESSIONS?: Namespace;
}

/** What a runtime gives beside the request. */
export interface Context {
  waitUntil(work: Promise<unknown>): void;
}

/** What the worker uses of a KV namespace. */
export interface Namespace {
  get(key: string): Promise<string | null>;
  put(key: string, value: string, options: { expiration: number }): Promise<void>;
  delete(key: string): Promise<void>;
}
