import { sandbox } from "credit-journey-testing";
import { handlers } from "credit-journey-testing/msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { Borrower } from "../borrower.ts";

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

test("with MSW in between, the page's own fetch reaches the sandbox", async () => {
  const platform = await sandbox();
  server.use(...handlers(platform));
  const { fetch: _, ...connection } = platform.connection;
  const borrower = await Borrower.arrive(platform, connection);
  platform.fault("lost-answer", { on: "submitProfile" });
  platform.fault("rate-limit", { on: "proceedOffer", times: 2 });
  await borrower.goesAllTheWay();
  expect(borrower.times("profileSubmitted")).toBe(1);
  expect(borrower.times("disbursed")).toBe(1);
  borrower.credit.dispose();
});

test("with MSW in between and no network, a fetch fails as it does without one", async () => {
  const platform = await sandbox();
  server.use(...handlers(platform));
  platform.offline = true;
  await expect(fetch(`${platform.baseUrl}/api/v1/headless/journeys`)).rejects.toThrow(TypeError);
});
