// An edge worker in front of a page.

import { connect } from "credit-journey";
import { answer, answering, land, Mediation, Refusal, type RefusalCode, sealedCookie, storedSession } from "credit-journey/edge";

interface Env {
  readonly SEAL: string;
  readonly SESSIONS: KVNamespace;
  readonly PARTNER: Fetcher;
}

const baseUrl = "https://api.credit.example.com";

export default {
  async fetch(request: Request, env: Env, context: ExecutionContext): Promise<Response> {
    const mediation = new Mediation({
      baseUrl,
      vault: sealedCookie([env.SEAL]),
      login: ({ headers }) => headers.get("Cookie"),
      mint: async (_request, login) => (await env.PARTNER.fetch("https://partner/session", { body: login })).json(),
      waitUntil: (work) => context.waitUntil(work),
    });
    storedSession(
      {
        get: (key) => env.SESSIONS.get(key),
        put: (key, value, expiresAtMs) => env.SESSIONS.put(key, value, { expiration: expiresAtMs / 1000 }),
        delete: (key) => env.SESSIONS.delete(key),
      },
      [env.SEAL],
    );
    const { session } = await mediation.current(request);
    // @ts-expect-error the refresh token stays at the edge
    session?.refreshToken;
    // @ts-expect-error an API key is no session token
    new Mediation({ baseUrl, vault: sealedCookie([env.SEAL]), login: () => "", mint: async () => ({ sessionToken: "sk_live_1", sessionExpiresAt: "" }) });

    // A session of the edge is a session of the client.
    using credit = await connect({ baseUrl, session: () => session, storage: null });
    const journey = await credit.journey({ type: "PERSONAL_LOAN" });
    return answering(async () => {
      if (request.method === "POST") return land(request, { pages: ["/loan"] });
      const code: RefusalCode = "SIGNED_OUT";
      if (!session) throw new Refusal(code, "sign in");
      return answer(journey.snapshot);
    });
  },
};
