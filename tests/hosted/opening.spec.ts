import { events, expect, frameOf, opened, test } from "./test.ts";

/** What the platform's documents name, in their order. */
const DOCUMENTED = "camera; microphone; clipboard-read; clipboard-write";
const SPELLINGS = ["embedURL", "embedUrl", "embedurl", "Embedurl", "EmbedUrl", "EmbedURL"];

test("a click opens Hosted in a dialog, with a URL that is there nowhere", async ({ page, platform }) => {
  await page.getByRole("button", { name: "Get a loan" }).click();
  const frame = await opened(page, platform);
  await expect(frame.locator("#state")).toHaveText("Welcome");
  await expect(page.getByRole("dialog", { name: "Your loan" })).toBeVisible();
  expect(platform.opened).toEqual(["taken"]);
  expect((await events(page)).map(({ phase }) => phase)).toEqual(["fetching", "loading", "open"]);

  const [secret] = platform.secrets;
  const places = await page.evaluate(() => {
    const root = [...document.body.children].at(-1)!.shadowRoot!;
    return {
      markup: document.documentElement.outerHTML + root.innerHTML,
      timing: JSON.stringify(performance.getEntries()),
      kept: JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state, location.href, window.name]),
      told: JSON.stringify([window.harness.events, window.hosted]),
    };
  });
  for (const [where, text] of Object.entries(places)) expect(text, where).not.toContain(secret);
});

test("what Hosted may use is delegated to its origin, and to no page that it leads to", async ({
  page,
  platform,
  partner,
  stranger,
}) => {
  partner.frames = `${platform.hosted.origin} ${stranger.origin}`;
  await page.reload();
  await page.waitForFunction(() => "harness" in window);
  await page.evaluate(() => void window.harness.start("#place", { allow: "camera; geolocation; fullscreen *" }));
  const frame = await opened(page, platform);
  const allowed = () =>
    ["camera", "geolocation", "microphone", "fullscreen"].filter((feature) =>
      (document as any).featurePolicy.allowsFeature(feature),
    );
  expect(await frame.evaluate(allowed)).toEqual(["camera", "geolocation", "fullscreen"]);
  await frame.evaluate((url) => void location.assign(url), stranger.origin);
  const lender = () => page.frames().find((frame) => frame.url().startsWith(stranger.origin));
  await expect.poll(() => lender()?.evaluate(allowed)).toEqual(["fullscreen"]);
});

for (const [what, allow, features] of [
  ["by default the documented features, and its location", undefined, DOCUMENTED + "; geolocation"],
  ["the documented features alone, where the app says so", DOCUMENTED, DOCUMENTED],
] as const) {
  test(`Hosted may use ${what}`, async ({ page, platform }) => {
    await page.evaluate((given) => void window.harness.start("#place", given ? { allow: given } : {}), allow);
    const frame = await opened(page, platform);
    const delegated = await page.locator("iframe").getAttribute("allow");
    const { origin } = platform.hosted;
    expect(delegated).toBe(features.replaceAll(";", ` ${origin};`) + ` ${origin}`);
    const located = () => (document as any).featurePolicy.allowsFeature("geolocation");
    expect(await frame.evaluate(located)).toBe(features !== DOCUMENTED);
  });
}

test("without an origin of the app's own, Hosted is where the platform has it, and nowhere else", async ({
  page,
  platform,
  partner,
}) => {
  const origin = "https://credit.aarthiklabs.com";
  partner.frames = origin;
  await page.reload();
  await page.waitForFunction(() => "harness" in window);
  await page.route(`${origin}/**`, (route) => route.fulfill({ contentType: "text/html", body: "<h1>Hosted</h1>" }));
  const start = (url: string) =>
    page.evaluate((url) => {
      const { mount, events } = window.harness;
      window.hosted = mount(document.querySelector("#place")!, { url: () => url, onEvent: (event) => events.push(event) });
    }, url);
  await start(platform.mint());
  await expect.poll(() => page.evaluate(() => window.hosted.error?.code)).toBe("REDIRECT_REFUSED");
  await start(`${origin}/lab/embed#bt_test_1`);
  await expect.poll(() => page.evaluate(() => window.hosted.phase)).toBe("open");
  const frame = page.frames().find((one) => one.url().startsWith(origin))!;
  await frame.evaluate(() => parent.postMessage({ type: "aarthik-labs:exit" }, "*"));
  expect(await page.evaluate(() => window.hosted.closed)).toBe("exit");
  expect(platform.opened).toEqual([]);
});

test("an app may use what mount gave it from the first event on", async ({ page, platform }) => {
  const told = page.evaluate(async () => {
    const { mount, url } = window.harness;
    const { origin } = await (await fetch("/config")).json().then(({ hosted }) => ({ origin: hosted as string }));
    return new Promise((tell) => {
      const phases: unknown[] = [];
      const onEvent = () => (phases.push(hosted.phase), hosted.phase === "open" && tell(phases));
      const hosted = mount(document.querySelector("#place")!, { url, origin, onEvent });
    });
  });
  expect(await told).toEqual(["fetching", "loading", "open"]);
  expect(platform.opened).toEqual(["taken"]);
});

const shapes: Record<string, (url: string) => unknown> = {
  "the URL itself": (url) => url,
  "the six spellings": (url) => Object.fromEntries(SPELLINGS.map((name) => [name, url])),
  ...Object.fromEntries(
    SPELLINGS.map((name) => [
      `${name} alone, among other fields`,
      (url: string) => ({ sessionToken: null, [name]: url, expiresIn: 120 }),
    ]),
  ),
};
for (const [what, shape] of Object.entries(shapes)) {
  test(`url() may answer with ${what}`, async ({ page, platform }) => {
    const answer = shape(platform.mint());
    await page.evaluate((given) => void window.harness.start("#place", { url: () => given as string }), answer);
    await expect((await opened(page, platform)).locator("#state")).toHaveText("Welcome");
  });
}

test("mounted twice at once, as React does in development, one URL is used", async ({ page, platform }) => {
  await page.evaluate(() => {
    window.harness.start().close();
    window.harness.start();
  });
  await opened(page, platform);
  expect(platform.secrets).toHaveLength(1);
  await expect(page.getByRole("dialog")).toHaveCount(1);
});

test("a place holds one surface: the next one takes its place", async ({ page, platform }) => {
  await page.evaluate(() => void window.harness.start("#place"));
  await opened(page, platform);
  const ended = await page.evaluate(() => {
    const first = window.hosted;
    window.harness.start("#place");
    return first.closed;
  });
  expect(ended).toBe("replaced");
  await expect((await opened(page, platform)).locator("#state")).toHaveText("Welcome");
  await expect(page.locator("iframe")).toHaveCount(1);
});

test("two places on one page hear each its own frame only", async ({ page, platform }) => {
  await page.evaluate(() => {
    Object.assign(window, { first: window.harness.start("#place"), second: window.harness.start("#other") });
  });
  await opened(page, platform);
  const frame = await frameOf(page, platform);
  await frame.locator("#exit").click();
  const phases = () => page.evaluate(() => ["first", "second"].map((name) => (window as any)[name].phase).sort());
  await expect.poll(phases).toEqual(["closed", "open"]);
  expect(await events(page, "message")).toEqual([{ kind: "message", phase: "ignored", reason: "source" }]);
});

test("an element that leaves the page ends it; one that moves within gets a new URL", async ({ page, platform }) => {
  await page.evaluate(() => void window.harness.start("#place"));
  await opened(page, platform);
  await page.evaluate(() => document.body.prepend(document.querySelector("#place")!));
  await expect.poll(() => platform.opened).toEqual(["taken", "taken"]);
  await opened(page, platform);
  expect(await page.evaluate(() => (document.querySelector("#place")!.remove(), window.hosted.closed))).toBe("removed");
});

for (const [how, hideFirst] of [
  ["is hidden", false],
  ["was hidden from the first", true],
] as const) {
  test(`an element that ${how} and leaves the page then ends it`, async ({ page, platform }) => {
    await page.evaluate((hidden) => {
      document.querySelector<HTMLElement>("#place")!.style.display = hidden ? "none" : "";
      window.harness.start("#place");
    }, hideFirst);
    await opened(page, platform);
    await page.evaluate(() => void (document.querySelector<HTMLElement>("#place")!.style.display = "none"));
    await page.waitForTimeout(1500);
    expect(await page.evaluate(() => window.hosted.phase), "hidden is not gone").toBe("open");
    await page.evaluate(() => document.querySelector("#place")!.remove());
    await expect.poll(() => page.evaluate(() => window.hosted.phase)).toBe("closed");
    expect(await page.evaluate(() => window.hosted.closed)).toBe("removed");
  });
}

test("a surface that is hidden and gone hears no message any more", async ({ page, platform }) => {
  const ended = await page.evaluate(async () => {
    const place = document.querySelector<HTMLElement>("#place")!;
    place.style.display = "none";
    window.harness.start("#place");
    place.remove();
    postMessage("anything", "*");
    await new Promise((heard) => setTimeout(heard, 100));
    return window.hosted.phase;
  });
  expect(ended).toBe("closed");
  expect(await events(page, "message")).toEqual([]);
  expect(platform.opened).toEqual([]);
});

test("a page can style the main action by its part", async ({ page }) => {
  const parts = await page.evaluate(async () => {
    window.harness.start("#place", { url: () => Promise.reject(new Error()) });
    await new Promise((failed) => setTimeout(failed, 100));
    const buttons = document.querySelector("#place")!.lastElementChild!.shadowRoot!.querySelectorAll("button");
    return [...buttons].map((button) => button.part.value);
  });
  expect(parts).toEqual(["action main"]);
});

test("a dialog whose element leaves the page gives the page back", async ({ page, platform }) => {
  await page.evaluate(() => void window.harness.start());
  await opened(page, platform);
  expect(await page.evaluate(() => (document.body.lastElementChild!.remove(), window.hosted.closed))).toBe("removed");
  await page.mouse.wheel(0, 400);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
});

test("importing does nothing, on a server neither", async () => {
  const before = Object.keys(globalThis);
  const { mount, isJourneyError } = await import("./node_modules/credit-journey/hosted/index.js" as string);
  expect(Object.keys(globalThis)).toEqual(before);
  try {
    mount("dialog", { url: () => "" });
    expect(false, "it should have refused").toBe(true);
  } catch (error) {
    expect(isJourneyError(error)).toBe(true);
    expect((error as { details: { field: string } }).details.field).toBe("place");
  }
});
