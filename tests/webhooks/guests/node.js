// A receiver in Node, without a framework: `node node.js '{"scheme": …}'` prints its port.

import { createServer } from "node:http";
import * as webhooks from "credit-journey/webhooks";
import { receiver } from "./receiver.js";

const { take, memory } = receiver(webhooks, JSON.parse(process.argv[2] ?? ""));

const server = createServer(async (request, response) => {
  if (request.url === "/memory") return void response.end(JSON.stringify(memory));
  const status = await take(request);
  response.writeHead(status).end();
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  console.log(typeof address === "object" ? address?.port : address);
});
