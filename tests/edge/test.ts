import { test as base, expect } from "@playwright/test";
import { createServer, type AddressInfo } from "node:net";
import { serve } from "../../www-example/edge/serve.js";
import { exampleSite, Sandbox } from "../browser/sandbox.ts";
import { Relay } from "./relay.ts";
import { Visitor } from "./visitor.ts";

const EDGE_SECRET = "known to the worker and the back-end";
/** What sessions are sealed with, unless a test says otherwise. */
export const SEAL_SECRET = "sealing-secret-of-the-edge-suite-1";

/** The worker in workerd, and who it talks to. */
export interface Edge {
  /** The site, through the worker. */
  url: string;
  sandbox: Sandbox;
  /** Between the worker and the partner's back-end. */
  backEnd: Relay;
  /** Between the worker and the platform. */
  platform: Relay;
  /** Another worker like it, which seals with other secrets, or keeps sessions in a store. */
  another: (options: { sealSecrets?: string; stores?: boolean }) => Promise<string>;
}

interface Fixtures {
  edge: Edge;
  visitor: Visitor;
  /** How often each endpoint of sessions was asked. */
  sessionsAsked: () => Promise<{ minted: number; refreshed: number }>;
}

export const test = base.extend<Fixtures, { relayed: boolean; started: Edge }>({
  // A page asks the platform itself, past the relay: its policy must name the platform.
  relayed: [true, { option: true, scope: "worker" }],
  started: [
    async ({ relayed }, use) => {
      const port = await freePort();
      const more = ["--edge-secret", EDGE_SECRET, "--return-url", `http://127.0.0.1:${port}/return`];
      await using sandbox = await Sandbox.start({ site: exampleSite, speed: 20, more });
      const [backEnd, platform] = await Promise.all([Relay.to(sandbox.site), Relay.to(sandbox.api)]);
      const bindings = {
        PLATFORM_URL: relayed ? platform.url : sandbox.api,
        BACK_END_URL: relayed ? backEnd.url : sandbox.site,
        EDGE_SECRET,
      };
      const workers = [serve({ port, bindings: { ...bindings, SEAL_SECRETS: SEAL_SECRET } })];
      const url = (await workers[0]!.ready).origin;
      const another: Edge["another"] = async ({ sealSecrets = SEAL_SECRET, stores = false }) => {
        const worker = serve({ bindings: { ...bindings, SEAL_SECRETS: sealSecrets }, stores });
        workers.push(worker);
        return (await worker.ready).origin;
      };
      await use({ url, sandbox, backEnd, platform, another });
      await Promise.all(workers.map((worker) => worker.dispose()));
      backEnd.stop();
      platform.stop();
    },
    { scope: "worker" },
  ],
  edge: async ({ started }, use) => {
    await started.sandbox.reset();
    started.backEnd.reset();
    started.platform.reset();
    await use(started);
  },
  visitor: async ({ edge }, use) => {
    await use(new Visitor(edge.url));
  },
  sessionsAsked: async ({ edge }, use) => {
    await use(async () => {
      const requests = await edge.sandbox.requests();
      const asked = (path: string) => requests.filter((request) => request.path === `/api/v1/headless/${path}`).length;
      return { minted: asked("sessions"), refreshed: asked("sessions/refresh") };
    });
  },
});

export { expect };

/** Sessions that the back-end gives end this soon. */
export const endingIn = (seconds: number) => (path: string, body: any) =>
  path === "/api/edge/session"
    ? { ...body, sessionExpiresAt: new Date(Date.now() + seconds * 1000).toISOString() }
    : body;

/** Pages return to the worker's address: it must be known before it is there. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
