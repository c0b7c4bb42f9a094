import { readdir, readFile } from "node:fs/promises";
import { createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { pageOf, type Stage } from "../peers/apps.ts";
import { compressed } from "./bytes.ts";

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
};

/** An app delivered as in production: compressed by brotli 11 ahead of time. All else is the sandbox's site. */
export class Delivery {
  readonly origin: string;
  #close: () => void;

  private constructor(origin: string, close: () => void) {
    this.origin = origin;
    this.#close = close;
  }

  static async of({ app, sandbox }: Stage): Promise<Delivery> {
    const files = new Map<string, { type: string; body: Buffer }>();
    const folder = pageOf(app);
    for (const name of await readdir(folder, { recursive: true })) {
      const type = types[extname(name)];
      if (!type) continue;
      const content = await readFile(join(folder, name));
      const settled = extname(name) === ".html" ? Buffer.from(content.toString().replace("{platform}", sandbox.api)) : content;
      files.set(name === "index.html" ? "/" : `/${name}`, { type, body: compressed(settled) });
    }
    const policy = (await fetch(sandbox.site)).headers.get("content-security-policy") ?? "";
    const server = createServer((incoming, outgoing) => {
      const file = files.get(incoming.url ?? "");
      if (!file) return forward(sandbox.site, incoming, outgoing);
      outgoing.writeHead(200, { "Content-Type": file.type, "Content-Encoding": "br", "Content-Security-Policy": policy });
      outgoing.end(file.body);
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    return new Delivery(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, () => server.close());
  }

  stop(): void {
    this.#close();
  }
}

function forward(site: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { method, headers, url = "/" } = incoming;
  const onward = request(new URL(url, site), { method, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  onward.on("error", () => outgoing.writeHead(502).end());
  incoming.pipe(onward);
}
