import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** Stands between two parties: passes everything on, unless a test says otherwise. */
export class Relay {
  readonly url: string;
  /** How long an answer takes, ms. */
  delayMs = 0;
  /** Answers 503 to everything. */
  down = false;
  /** Answers 503 to this path. */
  downAt = "";
  /** Drops this many connections after the other side has acted. */
  losing = 0;
  /** Changes JSON on its way back. */
  alter: (path: string, body: any) => unknown = (_, body) => body;
  #server: Server;

  private constructor(server: Server) {
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async to(target: string): Promise<Relay> {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const relay = new Relay(server);
    server.on("request", async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const { host: _, connection: __, ...headers } = request.headers as Record<string, string>;
      const body = chunks.length > 0 ? Buffer.concat(chunks) : null;
      const answer = await fetch(target + request.url, { method: request.method!, headers, body });
      const text = await answer.text();
      await new Promise((passed) => setTimeout(passed, relay.delayMs));
      if (relay.losing > 0) {
        relay.losing -= 1;
        return request.socket.destroy();
      }
      if (relay.down || relay.downAt === request.url)
        return response.writeHead(503).end("st_test_of_someone sk_test_of_someone");
      const json = answer.headers.get("content-type")?.includes("json");
      const altered = json ? JSON.stringify(relay.alter(request.url!, JSON.parse(text))) : text;
      const cookies = answer.headers.getSetCookie();
      response.writeHead(answer.status, {
        "content-type": answer.headers.get("content-type") ?? "",
        "set-cookie": cookies,
      });
      response.end(answer.status === 204 ? undefined : altered);
    });
    return relay;
  }

  /** Passes everything on as it is. */
  reset(): void {
    Object.assign(this, { delayMs: 0, down: false, downAt: "", losing: 0, alter: (_: string, body: unknown) => body });
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}
