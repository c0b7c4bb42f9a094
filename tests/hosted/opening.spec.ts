import { events, expect, frameOf, opened, test } from "./test.ts";

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

const shapes: Record<string, (url: string) => unknown> = {
  "the URL itself": (url) => url,
  "the six spellings": (url) =>
    Object.fromEntries(
      ["embedURL", "embedUrl", "embedurl", "Embedurl", "EmbedUrl", "EmbedURL"].map((name) => [name, url]),
    ),
  "one spelling among other fields": (embedurl) => ({ sessionToken: null, embedurl, expiresIn: 120 }),
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
