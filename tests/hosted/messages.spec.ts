import type { Frame, Page } from "@playwright/test";
import { events, expect, opened, test } from "./test.ts";

/** Has a frame post something to the page that holds it, once or many times. */
function post(frame: Frame, message: unknown, times = 1): Promise<void> {
  return frame.evaluate(
    ([message, times]) => {
      for (let count = 0; count < times; count += 1) parent.postMessage(message, "*");
    },
    [message, times] as const,
  );
}

/** Why messages were ignored so far. */
async function ignored(page: Page): Promise<string[]> {
  return (await events(page, "message")).map((event) => ("reason" in event ? event.reason : ""));
}

const exit = { type: "aarthik-labs:exit" };

test("Hosted's exit closes, and is told once", async ({ page, platform }) => {
  await page.evaluate(() => {
    window.harness.start("dialog", { onExit: () => (document.title += " exit") });
  });
  const frame = await opened(page, platform);
  await frame.locator("#exit").click();
  expect(await page.evaluate(() => window.hosted.closed)).toBe("exit");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page).toHaveTitle("Partner exit");
  expect(
    await page.evaluate(() => [window.hosted.phase, window.hosted.close(), window.hosted.renew(), window.hosted.phase]),
  ).toEqual(["closed", undefined, undefined, "closed"]);
  expect((await events(page)).filter(({ phase }) => phase === "closed")).toEqual([
    { kind: "hosted", phase: "closed", end: "exit" },
  ]);
});

test("a stranger's frame forges messages by the thousand: nothing is done, and little is told", async ({
  page,
  platform,
  partner,
  stranger,
}) => {
  partner.frames = `${platform.hosted.origin} ${stranger.origin}`;
  await page.reload();
  await page.waitForFunction(() => "harness" in window);
  await page.evaluate(async (url) => {
    const frame = Object.assign(document.createElement("iframe"), { src: url });
    document.body.append(frame);
    await new Promise((loaded) => frame.addEventListener("load", loaded));
    window.harness.start("#place");
  }, stranger.origin);
  const hosted = await opened(page, platform);
  const hostile = page.frames().find((frame) => frame.url().startsWith(stranger.origin))!;
  const secret = {
    type: "aarthik-labs:open-external",
    external_url: `${stranger.origin}/phish?pan=ABCDE1234F`,
    origin: platform.hosted.origin,
  };
  const popups: string[] = [];
  page.context().on("page", (opened) => popups.push(opened.url()));
  await post(hostile, exit, 3);
  await post(hostile, secret, 3000);
  await post(hostile, JSON.stringify(exit));
  // What Hosted says is not lost among them.
  await post(hosted, { type: "aarthik-labs:future" });
  await expect.poll(() => ignored(page)).toEqual([...Array(10).fill("origin"), "flood", "unknown"]);
  expect(await page.evaluate(() => window.hosted.phase)).toBe("open");
  expect(popups).toEqual([]);
  expect(JSON.stringify(await events(page))).not.toMatch(/phish|ABCDE1234F|127\.0\.0\.1/);
  // It is still heard itself.
  await post(hosted, exit);
  expect(await page.evaluate(() => window.hosted.closed)).toBe("exit");
});

test("the page's own scripts, and a stranger inside of Hosted, are not Hosted", async ({
  page,
  platform,
  stranger,
}) => {
  await page.evaluate(() => void window.harness.start("#place"));
  const hosted = await opened(page, platform);
  await page.evaluate((message) => postMessage(message, "*"), exit);
  await hosted.evaluate((url) => {
    document.body.append(Object.assign(document.createElement("iframe"), { src: url }));
  }, stranger.origin);
  const inside = () => hosted.childFrames().find((frame) => frame.url().startsWith(stranger.origin));
  await expect.poll(() => inside() !== undefined).toBe(true);
  await inside()!.evaluate((message) => top!.postMessage(message, "*"), exit);
  await expect.poll(() => ignored(page)).toEqual(["origin", "origin"]);
  expect(await page.evaluate(() => window.hosted.phase)).toBe("open");
});

test("another page in Hosted's frame is not heard", async ({ page, platform, partner, stranger }) => {
  partner.frames = `${platform.hosted.origin} ${stranger.origin}`;
  await page.reload();
  await page.waitForFunction(() => "harness" in window);
  await page.evaluate(() => void window.harness.start("#place"));
  const hosted = await opened(page, platform);
  await hosted.evaluate((url) => void location.assign(url), stranger.origin);
  const lender = () => page.frames().find((frame) => frame.url().startsWith(stranger.origin));
  await expect.poll(() => lender() !== undefined).toBe(true);
  await post(lender()!, exit);
  await expect.poll(() => ignored(page)).toEqual(["origin"]);
});

const step = (fields: object) => ({ type: "aarthik-labs:open-external", ...fields });
const wrong: [string, unknown, string?][] = [
  ["no JSON", "{"],
  ["an empty string", ""],
  ["null", null],
  ["a number", 7],
  ["a list", [exit]],
  ["a type of the future", { type: "aarthik-labs:celebrate" }],
  ["a type in other letters", { type: "AARTHIK-LABS:EXIT" }],
  ["a type that is no string", { type: ["aarthik-labs:exit"] }],
  ["a type by way of the prototype", '{"__proto__":{"type":"aarthik-labs:exit"}}'],
  ["too long", JSON.stringify({ ...exit, padding: "x".repeat(70_000) })],
  ["an external step without an address", step({})],
  ["a script", step({ external_url: "javascript:alert(1)" })],
  ["a data URL", step({ external_url: "data:text/html,<script>alert(1)</script>" })],
  ["a page by http", step({ external_url: "http://bank.example/" })],
  ["credentials in the address", step({ external_url: "https://credit.aarthiklabs.com@bank.example/" })],
  ["a backslash in the address", step({ external_url: "https://bank.example\\@attacker.example/" })],
  ["a line break in the address", step({ external_url: "https://bank.example/\njavascript:alert(1)" })],
  ["a number for a host", step({ external_url: "https://2130706433/" })],
  ["an address without a scheme", step({ external_url: "//bank.example/" })],
  ["a long address", step({ external_url: `https://bank.example/${"x".repeat(20_000)}` })],
  ["an address that is an object", step({ external_url: { toString: "https://bank.example/" } })],
  ["a host that the app does not allow", step({ external_url: "https://attacker.example/" }), "host"],
  ["a host that ends in an allowed one", step({ external_url: "https://notbank.example/" }), "host"],
  ["another port of an allowed host", step({ external_url: "https://bank.example:8443/" }), "host"],
];
test("what Hosted's frame says wrongly is ignored, and it lives on", async ({ page, platform }) => {
  test.slow();
  for (const [what, message, reason = "unknown"] of wrong) {
    await page.evaluate(() => {
      const options = { allowedExternalHosts: ["bank.example"], openExternal: () => void (document.title = "opened") };
      window.harness.start("#place", options);
    });
    const frame = await opened(page, platform);
    await page.evaluate(() => void (window.harness.events.length = 0));
    await post(frame, message);
    await expect.poll(() => events(page), what).toEqual([{ kind: "message", phase: "ignored", reason }]);
    expect(await page.evaluate(() => window.hosted.phase), what).toBe("open");
  }
  await expect(page).toHaveTitle("Partner");
  expect(await page.evaluate(() => (({}) as { type?: string }).type)).toBeUndefined();
});

const right: [string, (url: string) => unknown][] = [
  ["an object", (external_url) => step({ external_url })],
  ["JSON", (external_url) => JSON.stringify(step({ external_url, resume_url: "javascript:1" }))],
  ["a payload", (external_url) => step({ payload: { external_url } })],
  ["JSON within data", (external_url) => step({ data: JSON.stringify({ external_url }) })],
];
for (const [what, shape] of right) {
  test(`an external step is understood as ${what}`, async ({ page, platform }) => {
    await page.evaluate(() => {
      window.harness.start("#place", {
        allowedExternalHosts: ["*.bank.example"],
        openExternal: (url) => void (document.title = url),
      });
    });
    await post(await opened(page, platform), shape("https://aa.bank.example/consent?ecreq=a%2Fb"));
    await expect(page).toHaveTitle("https://aa.bank.example/consent?ecreq=a%2Fb");
    expect((await events(page)).at(-1)).toEqual({ kind: "hosted", phase: "external", host: "aa.bank.example" });
  });
}

test("who speaks before its page has loaded is there already", async ({ page, platform }) => {
  await page.evaluate(() => {
    const never = (url: string) => `${url.replace("/lab/embed", "/lab/slow")}`;
    const answer = async () => never((await (await fetch("/api/credit/hosted")).json()).embedURL);
    window.harness.start("#place", { url: answer });
  });
  await expect.poll(() => events(page)).toContainEqual({ kind: "hosted", phase: "open" });
  expect(platform.hosted.asked).toContain("/never");
});
