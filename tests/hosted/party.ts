import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** What a party answers. */
export interface Answer {
  status?: number;
  type?: string;
  body?: string | Buffer;
  headers?: Record<string, string>;
  /** The connection is cut instead. */
  reset?: boolean;
}

/** Somebody with an origin of their own. */
export class Party {
  readonly origin: string;
  /** Paths that were asked for, in order. */
  readonly asked: string[] = [];
  #server: Server;

  private constructor(server: Server, host: string) {
    this.#server = server;
    this.origin = `http://${host}:${(server.address() as AddressInfo).port}`;
  }

  /** `localhost` and `127.0.0.1` are foreign to each other: what has the former in a frame has it in a process of its own. */
  static async at(
    host: "localhost" | "127.0.0.1",
    answer: (path: string, body: string, party: Party) => Promise<Answer>,
  ) {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const party = new Party(server, host);
    server.on("request", async (request, response) => {
      const path = request.url ?? "/";
      party.asked.push(path);
      const answered = await answer(path, await read(request), party);
      if (answered.reset) return void request.socket.destroy();
      const { status = 200, type = "text/html", body = "", headers } = answered;
      response.writeHead(status, { "content-type": `${type}; charset=utf-8`, "cache-control": "no-store", ...headers });
      response.end(body);
    });
    return party;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
