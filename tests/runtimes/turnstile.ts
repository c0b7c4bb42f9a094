import { once } from "node:events";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** Stands before a site, hands everything on, and counts what is asked for. */
export class Turnstile {
  readonly origin: string;
  readonly #server: Server;
  readonly #asked: string[];

  private constructor(server: Server, asked: string[]) {
    this.#server = server;
    this.#asked = asked;
    this.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async before(site: string): Promise<Turnstile> {
    const asked: string[] = [];
    const server = createServer((incoming, outgoing) => {
      asked.push(incoming.url ?? "");
      const { method, headers } = incoming;
      const onward = request(new URL(incoming.url ?? "/", site), { method, headers: { ...headers, host: new URL(site).host } });
      onward.on("response", (answer) => answer.pipe(outgoing.writeHead(answer.statusCode ?? 502, answer.headers)));
      onward.on("error", () => outgoing.destroy());
      incoming.pipe(onward);
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    return new Turnstile(server, asked);
  }

  /** How often something with this ending was asked for. */
  count(ending: string): number {
    return this.#asked.filter((path) => path.endsWith(ending)).length;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}
