import type { Page, Route } from "@playwright/test";
import { events, expect, opened, test, type Partner } from "./test.ts";

const phase = (page: Page) => expect.poll(() => page.evaluate(() => window.hosted.phase));
const error = (page: Page) =>
  page.evaluate(() => {
    const { name, code, status, retryable, message, details, cause } = window.hosted.error!;
    return { name, code, status, retryable, message, field: details?.field, cause };
  });

/** Holds the back-end's answers; each call lets the oldest go. */
function hold(partner: Partner): () => void {
  const held: (() => void)[] = [];
  const minted = partner.answer;
  partner.answer = async (path) => {
    const answer = await minted(path);
    await new Promise<void>((go) => held.push(go));
    return answer;
  };
  return () => held.shift()!();
}

test("a device that slept while a URL was on its way gets another one", async ({ page, platform, partner }) => {
  const release = hold(partner);
  await page.evaluate(() => void window.harness.start("#place"));
  await expect.poll(() => platform.secrets.length).toBe(1);
  await page.clock.setSystemTime(Date.now() + 200_000);
  release();
  await expect.poll(() => platform.secrets.length).toBe(2);
  release();
  await expect((await opened(page, platform)).locator("#state")).toHaveText("Welcome");
  expect(platform.opened).toEqual(["taken"]);
});

test("one that sleeps each time is told in the end, and can try again", async ({ page, platform, partner }) => {
  const release = hold(partner);
  await page.evaluate(() => void window.harness.start("#place"));
  for (const [minted, later] of [[1, 200_000], [2, 400_000]] as const) {
    await expect.poll(() => platform.secrets.length).toBe(minted);
    await page.clock.setSystemTime(Date.now() + later);
    release();
  }
  await phase(page).toBe("failed");
  expect(await error(page)).toMatchObject({ name: "JourneyError", code: "TIMEOUT", retryable: true });
  await page.getByRole("button", { name: "Try again" }).click();
  await expect.poll(() => platform.secrets.length).toBe(3);
  release();
  await opened(page, platform);
});

test("a device that slept while Hosted was loading gets another one", async ({ page, platform }) => {
  let release = () => {};
  const holds = async (route: Route) => {
    await new Promise<void>((go) => (release = go));
    await route.continue();
  };
  await page.route(`${platform.hosted.origin}/lab/**`, holds, { times: 1 });
  await page.evaluate(() => void window.harness.start("#place"));
  await phase(page).toBe("loading");
  await page.clock.setSystemTime(Date.now() + 200_000);
  release();
  await expect.poll(() => platform.secrets.length).toBe(2);
  await expect((await opened(page, platform)).locator("#state")).toHaveText("Welcome");
});

test("a Hosted that was opened in time stays, however long the borrower takes", async ({ page, platform }) => {
  await page.evaluate(() => void window.harness.start("#place"));
  const frame = await opened(page, platform);
  await page.clock.setSystemTime(Date.now() + 3_600_000);
  await frame.locator("#bank").click();
  await page.getByRole("button", { name: "Back to your loan" }).click();
  await phase(page).toBe("open");
  expect(platform.secrets).toHaveLength(1);
});

test("a back-end that never answers is waited for no longer than told, and hears of it", async ({ page, platform, partner }) => {
  const release = hold(partner);
  await page.evaluate(() => {
    const url: typeof window.harness.url = ({ signal }) => {
      signal.addEventListener("abort", () => (document.title += " aborted"));
      return window.harness.url({ signal });
    };
    window.harness.start("#place", { url, loadTimeoutMs: 300 });
  });
  await phase(page).toBe("failed");
  expect(await error(page)).toMatchObject({ code: "TIMEOUT", retryable: true });
  await expect(page).toHaveTitle("Partner aborted");
  release();
  await page.waitForTimeout(200);
  expect(platform.opened, "an answer after that opens nothing").toEqual([]);
});

test("a Hosted that never loads is waited for no longer than told, and its URL not used again", async ({ page, platform }) => {
  await page.route(`${platform.hosted.origin}/lab/**`, () => new Promise(() => {}));
  await page.evaluate(() => void window.harness.start("#place", { loadTimeoutMs: 400 }));
  await phase(page).toBe("failed");
  expect((await error(page)).code).toBe("TIMEOUT");
  await expect(page.locator("iframe")).toHaveCount(0);
  await page.unroute(`${platform.hosted.origin}/lab/**`);
  await page.getByRole("button", { name: "Try again" }).click();
  await opened(page, platform);
  expect(platform.secrets).toHaveLength(2);
});

test("a URL that comes from a cache is not opened twice, in no surface of the page", async ({ page, platform }) => {
  const url = platform.mint();
  await page.evaluate((given) => void window.harness.start("#place", { url: () => given }), url);
  await opened(page, platform);
  await page.evaluate(() => window.hosted.renew());
  await phase(page).toBe("failed");
  expect(await error(page)).toMatchObject({ code: "CONFIG", retryable: false });
  await page.evaluate((given) => void window.harness.start("dialog", { url: () => given }), url);
  await phase(page).toBe("failed");
  expect(platform.opened).toEqual(["taken"]);
});

const SECRET = "bt_live_0123456789";
const wrong: [string, (origin: string) => unknown, string, RegExp?][] = [
  ["nothing", () => null, "DECODE"],
  ["a number", () => 7, "DECODE"],
  ["an empty text", () => "", "REDIRECT_REFUSED"],
  ["an answer without a URL", () => ({ url: "https://credit.aarthiklabs.com/lab/embed" }), "DECODE"],
  ["two URLs that differ", (origin) => ({ embedURL: `${origin}/a#${SECRET}`, embedUrl: `${origin}/b#${SECRET}` }), "DECODE"],
  ["a URL that is an object", () => ({ embedURL: { href: "https://credit.aarthiklabs.com/" } }), "DECODE"],
  ["another origin", () => `https://attacker.example/lab/embed#${SECRET}`, "REDIRECT_REFUSED"],
  ["another port", (origin) => `${origin.replace(/\d+$/, "1")}/lab/embed#${SECRET}`, "REDIRECT_REFUSED"],
  ["an origin that begins like Hosted's", (origin) => `${origin}.attacker.example/#${SECRET}`, "REDIRECT_REFUSED"],
  ["a page by http", () => `http://credit.aarthiklabs.com/lab/embed#${SECRET}`, "REDIRECT_REFUSED"],
  ["a script", () => "javascript:alert(1)", "REDIRECT_REFUSED"],
  ["credentials", (origin) => origin.replace("//", "//user:word@"), "REDIRECT_REFUSED"],
  ["an API key in the URL", (origin) => `${origin}/lab/embed?key=sk_live_${SECRET}`, "SECRET_KEY_REFUSED"],
  ["an API key beside the URL", (origin) => ({ embedURL: `${origin}/lab/embed#${SECRET}`, apiKey: `sk_test_${SECRET}` }), "SECRET_KEY_REFUSED"],
];
test("answers that are no URL of Hosted's are refused in words that repeat nothing of them", async ({ page, platform }) => {
  for (const [what, answer, code] of wrong) {
    await page.evaluate((given) => void window.harness.start("#place", { url: () => given as string }), answer(platform.hosted.origin));
    await phase(page).toBe("failed");
    const told = await error(page);
    expect(told, what).toMatchObject({ name: "JourneyError", code, retryable: false });
    expect(JSON.stringify([told, await events(page)]), what).not.toMatch(/bt_live|sk_live|sk_test|attacker|user:word/);
    expect((await events(page)).at(-1), what).toEqual({ kind: "hosted", phase: "failed", code });
  }
  await expect(page.locator("iframe")).toHaveCount(0);
});

test("what the app's function throws goes nowhere", async ({ page }) => {
  for (const how of ["throws", "rejects"]) {
    await page.evaluate((how) => {
      const fault = new Error("sk_live_of_the_partner");
      const url = () => {
        if (how === "throws") throw fault;
        return Promise.reject(fault);
      };
      window.harness.start("#place", { url });
    }, how);
    await phase(page).toBe("failed");
    expect(await error(page)).toEqual({
      name: "JourneyError",
      code: "SESSION_UNAVAILABLE",
      status: null,
      retryable: true,
      message: "SESSION_UNAVAILABLE: your back-end gave no URL",
    });
  }
});

test.describe(() => {
  test.use({ expectedComplaints: [/status of 401/] });
  test("a back-end that refuses, or answers with a page, is told as that", async ({ page, partner }) => {
    partner.answer = async () => ({ status: 401, type: "application/json", body: '{"error":"signed out"}' });
    await page.evaluate(() => void window.harness.start("#place"));
    await phase(page).toBe("failed");
    expect(await error(page)).toMatchObject({ code: "SESSION_UNAVAILABLE", status: 401 });
    partner.answer = async () => ({ body: "<!doctype html>bt_live_secret" });
    await page.evaluate(() => window.hosted.renew());
    await expect.poll(() => error(page).catch(() => null)).toMatchObject({ code: "DECODE", status: 200 });
  });
});

test.describe(() => {
  test.use({ expectedComplaints: [/frame-src/] });
  test("a policy of the page that forbids Hosted is named", async ({ page, platform, partner }) => {
    partner.frames = "'none'";
    await page.reload();
    await page.waitForFunction(() => "harness" in window);
    await page.evaluate(() => void window.harness.start("#place"));
    await phase(page).toBe("failed");
    expect(await error(page)).toMatchObject({
      code: "CONFIG",
      field: "frame-src",
      message: `CONFIG: frame-src of the page's Content-Security-Policy must allow ${platform.hosted.origin}`,
    });
    expect(JSON.stringify(await error(page))).not.toContain("bt_test");
  });
});

test("an app whose own functions fail harms nobody", async ({ page, platform }) => {
  await page.evaluate(() => {
    addEventListener("unhandledrejection", (event) => event.preventDefault());
    const fails = () => {
      throw new Error("the app's own");
    };
    window.harness.start("#place", { onEvent: fails, onExit: fails });
  });
  const frame = await opened(page, platform);
  await frame.locator("#exit").click();
  expect(await page.evaluate(() => window.hosted.closed)).toBe("exit");
});

test("options that cannot be right are named at once", async ({ page }) => {
  const failures = await page.evaluate(() => {
    const { failure, mount, url } = window.harness;
    const tries: [unknown, unknown][] = [
      ["dialog", undefined],
      ["dialog", {}],
      ["popup", { url }],
      [null, { url }],
      [document.createElement("div"), { url }],
      ["dialog", { url: "https://credit.aarthiklabs.com/lab/embed#bt_live_x" }],
      ["dialog", { url, origin: [] }],
      ["dialog", { url, origin: "*" }],
      ["dialog", { url, origin: "https://credit.aarthiklabs.com/" }],
      ["dialog", { url, origin: "http://credit.aarthiklabs.com" }],
      ["dialog", { url, sandbox: "allow-scripts" }],
      ["dialog", { url, openExternal: "popup" }],
      ["dialog", { url, onExit: true }],
      ["dialog", { url, lifeMs: 0 }],
      ["dialog", { url, loadTimeoutMs: "soon" }],
    ];
    return tries.map(([place, options]) => failure(() => mount(place as "dialog", options as { url: () => string })));
  });
  const fields = ["options", "url", "place", "place", "place", "url", "origin", "origin", "origin", "origin", "sandbox", "openExternal", "onExit", "lifeMs", "loadTimeoutMs"];
  expect(failures.map((failure) => failure && [failure.known, failure.code, failure.field])).toEqual(
    fields.map((field) => [true, "CONFIG", field]),
  );
  expect(JSON.stringify(failures)).not.toContain("bt_live");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});
