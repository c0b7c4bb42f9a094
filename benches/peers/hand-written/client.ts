import createClient, { type Client } from "openapi-fetch";
import type { Check } from "./checks.ts";
import { failureFrom, failureOf } from "./failure.ts";
import type { paths } from "./wire.d.ts";
import type { Session } from "./session.ts";

/** Time for one attempt. */
const ATTEMPT_MS = 15_000;

/** The generated types' client, with the borrower's token on every request. */
export function connectedClient(platformUrl: string, session: Session): Client<paths> {
  const client = createClient<paths>({
    baseUrl: `${platformUrl}/api/v1/headless`,
    credentials: "omit",
    referrerPolicy: "no-referrer",
    // Looked up on each call: a page may have replaced it.
    fetch: (request) => fetch(request, { signal: AbortSignal.any([request.signal, AbortSignal.timeout(ATTEMPT_MS)]) }),
  });
  client.use({
    async onRequest({ request }) {
      const { sessionToken } = await session.current();
      request.headers.set("Authorization", `Bearer ${sessionToken}`);
      request.headers.set("X-Correlation-ID", crypto.randomUUID());
      return request;
    },
    onResponse({ request, response }) {
      if (response.status === 401) session.refused(request.headers.get("Authorization")?.slice("Bearer ".length) ?? "");
    },
  });
  return client;
}

interface Answer {
  data?: unknown;
  error?: unknown;
  response: Response;
}

/**
 * The checked `data` of an answer. A refused token is replaced and the call made once more: openapi-fetch cannot do that
 * in its middleware.
 */
export async function dataOf<T>(call: () => Promise<Answer>, check: Check<T>): Promise<T> {
  try {
    let answer = await call();
    if (answer.response.status === 401) answer = await call();
    if (!answer.response.ok) throw failureOf(answer.error, answer.response);
    return check((answer.data as { data: unknown }).data);
  } catch (error) {
    throw failureFrom(error);
  }
}
