import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, request, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { describe, test } from "node:test";
import { verify } from "credit-journey/webhooks";
import { fault } from "./fault.ts";
import { PRIVATE, requestOf, scheme, signed } from "./sender.ts";

// In whatever form a server has a request, its bytes are verified as they came; one that was read is named.

describe("requests", () => {
  const wire = signed();
  const { headers, body } = wire;

  test("of any form are taken with the bytes as they came", async () => {
    const text = Buffer.from(body).toString();
    const chunked = () => Readable.from([body.slice(0, 7), body.slice(7, 300), body.slice(300)]);
    const lists = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [value]]));
    for (const request of [
      requestOf(wire),
      { headers, body },
      { headers: new Headers(headers), body: Buffer.from(body) },
      { headers: lists, body: body.buffer, method: "post" },
      { headers, body: text },
      { headers, body: chunked() },
      { headers: { ...headers, ":path": "/webhook", other: undefined }, body },
      Object.assign(chunked(), { headers, method: "POST" }),
      Object.assign(chunked(), { headers, body: Buffer.from(body) }),
    ]) {
      assert.equal((await verify(request, scheme)).payload.tenantID, "t-1");
    }
  });

  test("whose body was parsed or read are named for it", async () => {
    const read = requestOf(wire);
    await read.text();
    const locked = requestOf(wire);
    locked.body!.getReader();
    const unread = () => Object.assign(Readable.from([body], { objectMode: false }), { headers });
    const begun = unread();
    await once(begun, "readable");
    begun.read(7);
    const ended = unread();
    await ended.toArray();
    const parsed = { headers, body: JSON.parse(Buffer.from(body).toString()) };
    for (const request of [read, locked, begun, ended, parsed, { headers, body: locked.body! }, { headers, body: ended }]) {
      const error = await fault(verify(request, scheme));
      assert.deepEqual([error.code, error.field, error.status], ["CONFIG", "request.body", 500]);
      assert.match(error.message, request === parsed ? /not what was parsed/ : /was read before/);
      assert.ok(!error.message.includes(PRIVATE));
    }
    assert.equal((await verify(unread(), scheme)).payload.tenantID, "t-1");
  });

  test("of Node's that a parser had before are named for it, and without a body they are not", async () => {
    const codes: string[] = [];
    const server = createServer(async (request, response) => {
      if (request.url === "/parsed") await request.toArray();
      codes.push((await fault(verify(request, scheme))).code);
      response.end();
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const { port } = server.address() as AddressInfo;
    await fetch(`http://127.0.0.1:${port}/parsed`, wire);
    await fetch(`http://127.0.0.1:${port}/`, { method: "POST", headers });
    assert.deepEqual(codes, ["CONFIG", "SIGNATURE_INVALID"]);
    server.close();
    server.closeAllConnections();
  });

  test("that break off are refused", async () => {
    const broken = new ReadableStream({
      start(controller) {
        controller.enqueue(body.slice(0, 10));
        controller.error(new Error("connection reset"));
      },
    });
    const init = { method: "POST", headers, body: broken, duplex: "half" } as RequestInit;
    const error = await fault(verify(new Request("https://partner.example/", init), scheme));
    assert.deepEqual([error.code, error.status], ["BODY_UNREADABLE", 400]);
  });

  test("that are too much are answered at once, though what gives them never lets go", { timeout: 5_000 }, async () => {
    const endless = (headers: Record<string, string>) => {
      const body = new ReadableStream({
        pull: (controller) => controller.enqueue(new Uint8Array(2000)),
        cancel: () => new Promise<void>(() => {}),
      });
      return new Request("https://partner.example/", { method: "POST", headers, body, duplex: "half" } as RequestInit);
    };
    for (const request of [endless(headers), endless({ ...headers, "Content-Length": "5000" })]) {
      assert.equal((await fault(verify(request, { ...scheme, mostBytes: 1000 }))).code, "BODY_TOO_LARGE");
    }
  });

  test("that are too much are answered at once, whether or not the sender ever ends", { timeout: 5_000 }, async () => {
    const server = createServer(async (request, response) => {
      const error = await fault(verify(request, { ...scheme, mostBytes: 1000 }));
      response.writeHead(error.status).end(error.code);
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const { port } = server.address() as AddressInfo;
    const sender = request({ port, host: "127.0.0.1", method: "POST", headers: { ...headers, "Content-Length": 5_000 } });
    sender.write(Buffer.alloc(2_000));
    const [answer] = (await once(sender, "response")) as [IncomingMessage];
    assert.equal(answer.statusCode, 413);
    assert.equal((await answer.toArray()).join(""), "BODY_TOO_LARGE");
    sender.destroy();
    server.close();
    server.closeAllConnections();
  });
});
