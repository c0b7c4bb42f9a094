import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import type { Sandbox } from "../browser/sandbox.ts";
import { deployments, type Deployment } from "./deployments.ts";
import type { Addresses } from "./guests/journey.js";

const PACKAGE = "credit-journey";
const guests = join(import.meta.dirname, "guests");
const packages = join(import.meta.dirname, "node_modules");
const types: Record<string, string> = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm" };

/** The partner: a back-end that gets sessions, and pages with the package on them as it is, without a bundler. */
export class Partner {
  readonly origin: string;
  #server: Server;
  #sandbox: Sandbox;

  private constructor(server: Server, sandbox: Sandbox) {
    this.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    this.#server = server;
    this.#sandbox = sandbox;
    server.on("request", (request, response) => void this.#answer(request, response));
  }

  static async open(sandbox: Sandbox): Promise<Partner> {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    return new Partner(server, sandbox);
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  get addresses(): Addresses {
    const { origin } = this;
    return { baseUrl: this.#sandbox.api, redirectingUrl: origin, sessionUrl: `${origin}/session` };
  }

  async #answer({ method, url = "/" }: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, name = "", ...path] = new URL(url, this.origin).pathname.split("/");
    const deployment = deployments[name];
    if (method === "POST" && name === "session") return json(response, await this.#session());
    // A platform's path: here it sends everybody on, to where any answer would do.
    if (name === "api") return void response.writeHead(307, { Location: "/elsewhere" }).end();
    if (name === "elsewhere") return json(response, {});
    if (path[0] === "setting.json") return json(response, { addresses: this.addresses, ...(await whereabouts()) });
    if (!deployment) return void response.writeHead(404).end();
    await this.#serve(deployment, path, response);
  }

  async #serve(deployment: Deployment, path: string[], response: ServerResponse): Promise<void> {
    const file = path.join("/") || deployment.page;
    const { status, type, body, breaksOff } = (file.endsWith(".wasm") && deployment.wasm) || {};
    if (breaksOff) return void response.destroy();
    const found = body ?? (await readFile(join(path[0] === PACKAGE ? packages : guests, file)).catch(() => null));
    const policy = deployment.policy?.(this.#sandbox.api);
    if (policy) response.setHeader("Content-Security-Policy", policy);
    response.setHeader("Content-Type", type ?? types[extname(file)] ?? "text/plain");
    response.writeHead(status ?? (found ? 200 : 404)).end(found);
  }

  /** As a new borrower, by the sandbox's own back-end. */
  async #session(): Promise<unknown> {
    const { site } = this.#sandbox;
    const headers = { "Content-Type": "application/json" };
    const body = JSON.stringify({ scenario: "straight-through" });
    const signedIn = await fetch(`${site}/api/demo/borrower`, { method: "POST", headers, body });
    const cookie = signedIn.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    return (await fetch(`${site}/api/credit/session`, { method: "POST", headers: { cookie } })).json();
  }
}

/** What a page without a bundler needs, by the package's own exports. */
async function whereabouts(): Promise<{ entry: string; wasm: string }> {
  const { exports } = JSON.parse(await readFile(join(packages, PACKAGE, "package.json"), "utf8"));
  return { entry: `./${PACKAGE}/${exports["."].default}`, wasm: `./${PACKAGE}/${exports["./credit_journey.wasm"]}` };
}

function json(response: ServerResponse, body: unknown): void {
  response.setHeader("Content-Type", "application/json").end(JSON.stringify(body));
}
