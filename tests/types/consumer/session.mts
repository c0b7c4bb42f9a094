// What may stand for a session. The platform gives each class of token its prefix, so an API key is refused before it runs.

import { connect, type ConnectOptions, type Session } from "credit-journey";

const baseUrl = "https://api.credit.example.com";
declare const answer: Response;
declare const typed: Session;

// As back-ends answer: JSON, a value, nobody.
connect({ baseUrl, session: () => fetch("/api/credit/session", { method: "POST" }).then((r) => r.json()) });
connect({ baseUrl, session: async () => (answer.ok ? ((await answer.json()) as Session) : null) });
connect({ baseUrl, session: () => fetch("/api/credit/session", { method: "POST" }) });
connect({ baseUrl, session: { sessionToken: "st_live_1" } });
connect({ baseUrl, session: () => null });
connect({ baseUrl, session: typed, polling: false, storage: null, allowedRedirectHosts: ["*.example.com"] });
connect({ baseUrl, session: typed, fetch, storage: localStorage, openRedirect: "popup", onEvent: (event) => event.kind });
connect({ baseUrl, session: typed, beforeRedirect: async ({ host }) => host !== "" });
connect({ baseUrl, session: typed, clock: { now: Date.now, setTimeout, clearTimeout } });

// @ts-expect-error an API key
connect({ baseUrl, session: { sessionToken: "sk_live_1" } });
// @ts-expect-error an API key, from a function
connect({ baseUrl, session: () => ({ sessionToken: "sk_live_1" }) });
// @ts-expect-error an API key, from an async function
connect({ baseUrl, session: async () => ({ sessionToken: "sk_live_1" }) });
// @ts-expect-error an API key, bare
connect({ baseUrl, session: "sk_live_1" });
// @ts-expect-error an API key has no option of its own
connect({ baseUrl, session: typed, apiKey: "sk_live_1" });
// @ts-expect-error a refresh token
connect({ baseUrl, session: { sessionToken: "rt_live_1" } });
// @ts-expect-error a refresh token beside it: the partner's server keeps it
connect({ baseUrl, session: { sessionToken: "st_live_1", refreshToken: "rt_live_1" } });
declare const key: `sk_${string}`;
// @ts-expect-error an API key, kept in a variable
const session: Session = { sessionToken: key };

// @ts-expect-error a platform is needed
connect({ session: typed });
// @ts-expect-error a misspelt option
connect({ baseUrl, session: typed, pollling: false });
// @ts-expect-error durations are milliseconds
connect({ baseUrl, session: typed, attemptTimeoutMs: "15s" });

const options: ConnectOptions = { baseUrl, session };
connect(options);
