import { expect, test } from "./test.ts";

// The webhook's secret belongs on a server. Bundlers find no entry for a page; here is a page without one.

const refused = /^WebhookError: CONFIG: credit-journey\/webhooks is for servers and edge workers/;

test("a page that loads the verifying of webhooks is refused, with what to do", async ({ page }) => {
  const told = await page.evaluate(() => import("/package/webhooks/index.js" as string).catch(String));
  expect(told).toMatch(refused);
});

test("so is a page's worker", async ({ page, partner }) => {
  // A page without a policy: this suite's makes no workers from text.
  const plain = `${partner.site.origin}/plain`;
  await page.route(plain, (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html>" }));
  await page.goto(plain);
  const told = await page.evaluate(() => {
    const worker = new Worker("/site/webhooks-worker.js", { type: "module" });
    return new Promise((tell) => worker.addEventListener("message", ({ data }) => tell(data)));
  });
  expect(told).toMatch(refused);
});
