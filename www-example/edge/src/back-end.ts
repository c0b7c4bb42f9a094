import { answering, cookieOf, readObject, requireSameOrigin, type Grant, type Mediation } from "credit-journey/edge";
import type { Demo } from "../../src/demo";
import type { Environment } from "./environment";

/** The partner's own login cookie. */
const LOGIN = "sandbox_borrower";
const MOST_BODY_BYTES = 1024;

/** The partner's back-end, as the worker asks it on behalf of one request. It holds the API key; the worker does not. */
export class BackEnd {
  #environment: Environment;
  #request: Request;
  #demo: Promise<Demo> | undefined;

  constructor(environment: Environment, request: Request) {
    this.#environment = environment;
    this.#request = request;
  }

  /** What the site needs to know to begin; asked for once. */
  demo(): Promise<Demo> {
    this.#demo ??= this.#send("GET", "/api/demo").then(read<Demo>);
    return this.#demo;
  }

  /** The login cookie of whoever is signed in, as the back-end knows it. */
  async login(): Promise<string | null> {
    const login = cookieOf(this.#request, LOGIN);
    return login !== null && (await this.demo()).borrower ? login : null;
  }

  /** A session of the borrower who is signed in. */
  async mint(): Promise<Grant | null> {
    const answer = await this.#send("POST", "/api/edge/session", { "X-Edge-Secret": this.#environment.EDGE_SECRET });
    return answer.status === 401 ? null : read<Grant>(answer);
  }

  /** Signs a borrower in or out, and forgets the session of the one before. */
  sign(sessions: Mediation): Promise<Response> {
    return answering(async () => {
      const method = this.#request.method === "DELETE" ? "DELETE" : "POST";
      requireSameOrigin(this.#request, method);
      const body = await readObject(this.#request, MOST_BODY_BYTES);
      const answer = await this.#send(method, "/api/demo/borrower", {}, method === "POST" ? body : undefined);
      const headers = new Headers(answer.headers);
      const forgotten = await sessions.forget(this.#request);
      if (forgotten !== null) headers.append("Set-Cookie", forgotten);
      return new Response(answer.body, { status: answer.status, headers });
    });
  }

  #send(method: string, path: string, more: Record<string, string> = {}, body?: object): Promise<Response> {
    const headers = new Headers(more);
    // Its own cookie, and no other: the sealed session is the worker's.
    const login = cookieOf(this.#request, LOGIN);
    if (login !== null) headers.set("Cookie", `${LOGIN}=${login}`);
    if (body) headers.set("Content-Type", "application/json");
    const url = new URL(path, this.#environment.BACK_END_URL);
    return fetch(url, { method, headers, redirect: "manual", ...(body && { body: JSON.stringify(body) }) });
  }
}

async function read<T>(answer: Response): Promise<T> {
  if (!answer.ok) throw new Error(`the back-end answered ${answer.status}`);
  return (await answer.json()) as T;
}
