import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { readFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";

// A partner's site and back-end, and the pages of the account aggregator and of Hosted at an origin of their own. What
// the platform says is the test's to set.

const TYPES: Record<string, string> = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm" };
const PACKAGES = { shipped: "pkg", panicking: "target/pack/panicking" };
const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' http://localhost:*; img-src data:";

/** A request to the back-end. */
export interface Asked {
  method: string;
  path: string;
  headers: IncomingMessage["headers"];
  body: string;
}

export class Partner {
  /** What the platform says of the offers; the consent's address is made anew for each asking. */
  data: Record<string, unknown> = { status: "IN_PROGRESS", lenders: {} };
  /** Whether a consent can be given. */
  consent: "READY" | "PROCESSING" | null = null;
  /** The status of the answers, where it is not 200. */
  status = 200;
  asked: Asked[] = [];
  /** The pages that were opened, each of which may be once. */
  opened: string[] = [];
  #made = 0;
  #site: Server;
  #other: Server;

  #package: string;

  private constructor(build: keyof typeof PACKAGES) {
    this.#package = join(import.meta.dirname, "../../..", PACKAGES[build]);
    this.#site = createServer((request, response) => void this.#serve(request, response));
    this.#other = createServer((request, response) => this.#visit(request, response));
  }

  static async open(build: keyof typeof PACKAGES = "shipped"): Promise<Partner> {
    const partner = new Partner(build);
    for (const server of [partner.#site, partner.#other]) {
      await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
    }
    return partner;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const server of [this.#site, this.#other]) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  }

  get origin(): string {
    return originOf(this.#site);
  }

  /** Where the other parties are. */
  get elsewhere(): string {
    return originOf(this.#other);
  }

  to(method: string, path: string): Asked[] {
    return this.asked.filter((asked) => asked.method === method && asked.path === `/api/credit/hybrid/${path}`);
  }

  offer(): void {
    const offer = { offerID: "offer-1", status: "OFFER_RECEIVED", rate: "13.5" };
    this.data = { status: "OFFERED", lenders: { "North Bank": { offers: [offer] } } };
    this.consent = null;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? "/", this.origin);
    if (pathname.startsWith("/api/")) return this.#answer(request, response, pathname);
    const file = pathname.startsWith("/pkg/")
      ? join(this.#package, pathname.slice(5))
      : join(import.meta.dirname, "site", pathname === "/" ? "index.html" : pathname);
    try {
      const type = TYPES[extname(file)] ?? "text/plain";
      const cookie = pathname === "/" ? { "Set-Cookie": "session=meera; Path=/; HttpOnly; SameSite=Lax" } : {};
      response.writeHead(200, { "Content-Type": type, "Content-Security-Policy": POLICY, ...cookie });
      response.end(await readFile(file));
    } catch {
      response.writeHead(404).end();
    }
  }

  async #answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = "GET", headers } = request;
    const body = Buffer.concat(chunks).toString();
    const asks = headers["access-control-request-headers"];
    const shared = {
      "Access-Control-Allow-Origin": headers.origin ?? this.origin,
      "Access-Control-Allow-Credentials": "true",
      ...(asks && { "Access-Control-Allow-Headers": asks }),
    };
    if (method === "OPTIONS") return void response.writeHead(204, shared).end();
    this.asked.push({ method, path, headers, body });
    const known = headers.cookie?.includes("session=meera");
    const status = known ? this.status : 401;
    response.writeHead(status, { "Content-Type": "application/json", ...shared });
    response.end(status === 200 ? JSON.stringify(this.#say(path)) : undefined);
  }

  /** In the platform's envelope, as the back-end got it. */
  #say(path: string): object {
    const envelope = { request_id: "req-1", correlation_id: "c", timestamp: new Date().toISOString(), error: null };
    const page = () => `${this.elsewhere}/${path.endsWith("hosted-url") ? "hosted" : "consent"}?once=${++this.#made}`;
    if (path.endsWith("/journey")) return { ...envelope, data: {} };
    if (path.endsWith("/hosted-url")) return { ...envelope, data: { hosted_url: `${page()}#canary` } };
    const consent = this.consent && { status: this.consent, url: this.consent === "READY" ? page() : null };
    const data = { ...this.data, ...(consent && { account_aggregator: consent }) };
    return { ...envelope, data, poll_after_ms: 1_000 };
  }

  /** Another party's page. Its button leads back to the partner; a consent is worked on once it was opened. */
  #visit(request: IncomingMessage, response: ServerResponse): void {
    const url = request.url ?? "/";
    const isPage = url.startsWith("/consent") || url.startsWith("/hosted");
    if (isPage) this.opened.push(url);
    if (url.startsWith("/consent")) this.consent = "PROCESSING";
    response.writeHead(isPage ? 200 : 404, { "Content-Type": "text/html" });
    response.end(`<!doctype html><title>Elsewhere</title><link rel="icon" href="data:,"><a href="${this.origin}/">Back</a>`);
  }
}

function originOf(server: Server): string {
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}
