import { events, expect, failed, opened, phase, test } from "./test.ts";

const SECRET = "bt_live_0123456789";
const wrong: [string, (origin: string) => unknown, string, RegExp?][] = [
  ["nothing", () => null, "DECODE"],
  ["a number", () => 7, "DECODE"],
  ["an empty text", () => "", "REDIRECT_REFUSED"],
  ["an answer without a URL", () => ({ url: "https://credit.aarthiklabs.com/lab/embed" }), "DECODE"],
  [
    "two URLs that differ",
    (origin) => ({ embedURL: `${origin}/a#${SECRET}`, embedUrl: `${origin}/b#${SECRET}` }),
    "DECODE",
  ],
  ["a URL that is an object", () => ({ embedURL: { href: "https://credit.aarthiklabs.com/" } }), "DECODE"],
  ["another origin", () => `https://attacker.example/lab/embed#${SECRET}`, "REDIRECT_REFUSED"],
  ["another port", (origin) => `${origin.replace(/\d+$/, "1")}/lab/embed#${SECRET}`, "REDIRECT_REFUSED"],
  ["an origin that begins like Hosted's", (origin) => `${origin}.attacker.example/#${SECRET}`, "REDIRECT_REFUSED"],
  ["a page by http", () => `http://credit.aarthiklabs.com/lab/embed#${SECRET}`, "REDIRECT_REFUSED"],
  ["a script", () => "javascript:alert(1)", "REDIRECT_REFUSED"],
  ["credentials", (origin) => origin.replace("//", "//user:word@"), "REDIRECT_REFUSED"],
  ["an API key in the URL", (origin) => `${origin}/lab/embed?key=sk_live_${SECRET}`, "SECRET_KEY_REFUSED"],
  [
    "an API key beside the URL",
    (origin) => ({ embedURL: `${origin}/lab/embed#${SECRET}`, apiKey: `sk_test_${SECRET}` }),
    "SECRET_KEY_REFUSED",
  ],
];
test("answers that are no URL of Hosted's are refused in words that repeat nothing of them", async ({
  page,
  platform,
}) => {
  for (const [what, answer, code] of wrong) {
    await page.evaluate(
      (given) => void window.harness.start("#place", { url: () => given as string }),
      answer(platform.hosted.origin),
    );
    await phase(page).toBe("failed");
    const told = await failed(page);
    expect(told, what).toMatchObject({ name: "JourneyError", code, retryable: false });
    expect(JSON.stringify([told, await events(page)]), what).not.toMatch(/bt_live|sk_live|sk_test|attacker|user:word/);
    expect((await events(page)).at(-1), what).toEqual({ kind: "hosted", phase: "failed", code });
  }
  await expect(page.locator("iframe")).toHaveCount(0);
});

for (const [how, headers] of [
  ["says", {}],
  ["does not say", { "transfer-encoding": "chunked" }],
] as const) {
  test(`an answer without end is not read to its end, where it ${how} how long it is`, async ({
    page,
    platform,
    partner,
  }) => {
    const padding = "x".repeat(200_000);
    const body = JSON.stringify({ padding, embedURL: platform.mint() });
    partner.answer = async () => ({ type: "application/json", body, headers });
    await page.evaluate(() => void window.harness.start("#place"));
    await phase(page).toBe("failed");
    expect(await failed(page)).toMatchObject({ code: "DECODE", status: 200 });
    await page.evaluate((body) => {
      window.harness.start("#place", { url: () => JSON.parse(body) as { embedURL: string } });
    }, body);
    await phase(page).toBe("failed");
    expect(await failed(page)).toMatchObject({ code: "DECODE", status: null });
    expect(platform.opened).toEqual([]);
  });
}

test("a URL that begins an API key by chance is opened, in base64url say", async ({ page, platform }) => {
  for (const made of ["Zm9v-sk_9fQ", "sk_9fQ&x=risk_test_1"]) {
    const url = platform.mint().replace("?", `?state=${made}&`);
    await page.evaluate((url) => void window.harness.start("#place", { url: () => ({ embedURL: url }) }), url);
    await opened(page, platform);
  }
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
    expect(await failed(page)).toEqual({
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
    expect(await failed(page)).toMatchObject({ code: "SESSION_UNAVAILABLE", status: 401 });
    partner.answer = async () => ({ body: "<!doctype html>bt_live_secret" });
    await page.evaluate(() => window.hosted.renew());
    await expect.poll(() => failed(page).catch(() => null)).toMatchObject({ code: "DECODE", status: 200 });
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
    expect(await failed(page)).toMatchObject({
      code: "CONFIG",
      field: "frame-src",
      message: `CONFIG: frame-src of the page's Content-Security-Policy must allow ${platform.hosted.origin}`,
    });
    expect(JSON.stringify(await failed(page))).not.toContain("bt_test");
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

test("an app that closes as it hears that nobody waits any more ends once", async ({ page }) => {
  const told = await page.evaluate(async () => {
    const url = ({ signal }: { signal: AbortSignal }) => {
      signal.addEventListener("abort", () => window.hosted.close());
      return new Promise<string>(() => {});
    };
    window.harness.start("dialog", { url });
    await new Promise((asked) => setTimeout(asked));
    window.hosted.close();
    return [await window.hosted.closed, window.harness.events.map(({ phase }) => phase)];
  });
  expect(told).toEqual(["closed", ["fetching", "closed"]]);
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
      ["dialog", { url, loadTimeoutMs: Infinity }],
      ["dialog", { url, loadTimeoutMs: 2 ** 31 }],
      ["dialog", { url, lifeMs: "1000" }],
      ["dialog", { url, origin: window.origin }],
      ["dialog", { url, origin: ["https://credit.aarthiklabs.com", window.origin] }],
      ["dialog", { url, sandbox: 5 }],
      ["dialog", { url, allow: ["camera"] }],
      ["dialog", { url, title: 5 }],
      ["dialog", { url, labels: "Close" }],
      ["dialog", { url, labels: { close: 5 } }],
      ["dialog", { url, labels: { external: () => "text" } }],
      ["dialog", { url, labels: { failed: {} } }],
      ["dialog", { url, allowedExternalHosts: "bank.example" }],
      ["dialog", { url, allowedExternalHosts: ["https://bank.example"] }],
      ["dialog", { url, allowedExternalHosts: ["bank.example", "Bank.Example"] }],
      ["dialog", { url, allowedExternalHosts: ["*"] }],
      ["dialog", { url, allowedExternalHosts: ["bank.example/consent"] }],
      ["dialog", { url, allowedExternalHosts: [null] }],
    ];
    return tries.map(([place, options]) => failure(() => mount(place as "dialog", options as { url: () => string })));
  });
  const fields = [
    "options",
    "url",
    "place",
    "place",
    "place",
    "url",
    "origin",
    "origin",
    "origin",
    "origin",
    "sandbox",
    "openExternal",
    "onExit",
    "lifeMs",
    "loadTimeoutMs",
    "loadTimeoutMs",
    "loadTimeoutMs",
    "lifeMs",
    "origin",
    "origin",
    "sandbox",
    "allow",
    "title",
    "labels",
    "labels.close",
    "labels.external",
    "labels.failed",
    "allowedExternalHosts",
    "allowedExternalHosts",
    "allowedExternalHosts",
    "allowedExternalHosts",
    "allowedExternalHosts",
    "allowedExternalHosts",
  ];
  expect(failures.map((failure) => failure && [failure.known, failure.code, failure.field])).toEqual(
    fields.map((field) => [true, "CONFIG", field]),
  );
  expect(JSON.stringify(failures)).not.toContain("bt_live");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("options at their bounds are taken", async ({ page }) => {
  const failures = await page.evaluate(() => {
    const { failure, start } = window.harness;
    const tries: unknown[] = [
      { lifeMs: 2 ** 31 - 1, loadTimeoutMs: 2 ** 31 - 1 },
      { allowedExternalHosts: ["bank.example", "*.bank.example", "bank.example:8443", "localhost"] },
      { allowedExternalHosts: [], labels: { close: "Shut", failed: () => "It failed" } },
      { sandbox: "allow-forms allow-scripts\nallow-same-origin", labels: { retry: undefined } },
    ];
    return tries.map((options) => failure(() => start("dialog", options as object).close()));
  });
  expect(failures).toEqual([null, null, null, null]);
});
