import type { Page } from "@playwright/test";
import { expect, test } from "./test.ts";

// The containers of phones do not run here. What stands in for each does to the page what its container does, as far as
// its documentation says, and is as strict as the strictest: text alone, and by a method of its own object.

declare global {
  interface Window {
    /** What reached the container, by which way. */
    reached: [by: string, value: unknown][];
    AarthikLabs?: { postMessage(message: unknown): void };
    native: (by: string) => { postMessage(text: unknown): void };
  }
}

const containers: Record<string, () => void> = {
  "Android's JavaScript interface or message listener": () => void (window.AarthikLabs = window.native("AarthikLabs")),
  WKWebView: () =>
    Object.assign(window, { webkit: { messageHandlers: { AarthikLabs: window.native("messageHandlers") } } }),
  "React Native": () => Object.assign(window, { ReactNativeWebView: window.native("ReactNativeWebView") }),
  "webview_flutter, on iOS": () => {
    const handler = window.native("messageHandlers");
    Object.assign(window, { webkit: { messageHandlers: { AarthikLabs: handler } }, AarthikLabs: handler });
  },
  flutter_inappwebview: () => {
    const callHandler = (name: string, text: unknown) => window.reached.push([`callHandler ${name}`, text]);
    Object.assign(window, { flutter_inappwebview: { callHandler } });
  },
  "React Native, in a page that has given the name to something else": () =>
    Object.assign(window, { ReactNativeWebView: window.native("ReactNativeWebView"), AarthikLabs: { version: 3 } }),
  "flutter_inappwebview, whose handlers come late": () => {
    const flutter: { callHandler?: unknown } = {};
    Object.assign(window, { flutter_inappwebview: flutter });
    addEventListener("load", () => {
      flutter.callHandler = (name: string, text: unknown) => window.reached.push([`callHandler ${name}`, text]);
      dispatchEvent(new Event("flutterInAppWebViewPlatformReady"));
    });
  },
};

const message = { type: "aarthik-labs:open-external", external_url: "https://bank.example/consent", resume_url: null };

/** Opens a page of Hosted's in a container, and has it tell by the channel, as text and as an object. */
async function tell(page: Page, install: "channelScript" | "installChannel"): Promise<void> {
  if (install === "installChannel")
    await page.evaluate(() => [window.harness.bridge.installChannel(), window.harness.bridge.installChannel()]);
  await page.evaluate((message) => {
    window.AarthikLabs!.postMessage(JSON.stringify(message));
    window.AarthikLabs!.postMessage(message);
  }, message);
}

for (const [container, put] of Object.entries(containers)) {
  for (const install of ["channelScript", "installChannel"] as const) {
    test(`${container}: what Hosted tells arrives as text, by ${install}`, async ({ page }) => {
      const script = await page.evaluate(() => window.harness.bridge.channelScript);
      await page.addInitScript(() => {
        window.reached = [];
        window.native = (by) => {
          const own = {
            postMessage(this: unknown, text: unknown) {
              if (this !== own || typeof text !== "string")
                throw new TypeError("Java bridge method can't be invoked on a non-injected object");
              window.reached.push([by, text]);
            },
          };
          return own;
        };
      });
      await page.addInitScript(put);
      if (install === "channelScript") await page.addInitScript(script);
      await page.reload();
      await page.waitForFunction(() => "harness" in window);
      await tell(page, install);
      await expect.poll(() => page.evaluate(() => window.reached.length)).toBe(2);
      for (const [, text] of await page.evaluate(() => window.reached)) {
        expect(text).toBe(JSON.stringify(message));
        expect(await page.evaluate((text) => window.harness.bridge.readBridgeMessage(text), text)).toEqual({
          type: "aarthik-labs:open-external",
          externalUrl: "https://bank.example/consent",
          resumeUrl: null,
        });
      }
    });
  }
}

test("a page in a browser gets no channel: it would swallow what Hosted tells the page", async ({ page }) => {
  const script = await page.evaluate(() => window.harness.bridge.channelScript);
  await page.addInitScript(script);
  await page.reload();
  await page.waitForFunction(() => "harness" in window);
  expect(await page.evaluate(() => [window.harness.bridge.installChannel(), "AarthikLabs" in window])).toEqual([
    null,
    false,
  ]);
});

for (const install of ["channelScript", "installChannel"] as const) {
  test(`a channel that a container made read-only stays, and harms nothing, by ${install}`, async ({ page }) => {
    const script = await page.evaluate(() => window.harness.bridge.channelScript);
    await page.addInitScript(() => {
      window.reached = [];
      const value = { postMessage: (text: unknown) => window.reached.push(["AarthikLabs", text]) };
      Object.defineProperty(window, "AarthikLabs", { value });
    });
    if (install === "channelScript") await page.addInitScript(script);
    await page.reload();
    await page.waitForFunction(() => "harness" in window);
    if (install === "installChannel")
      await page.evaluate(() => window.harness.bridge.installChannel()!.postMessage({}));
    else await page.evaluate(() => window.AarthikLabs!.postMessage("{}"));
    expect(await page.evaluate(() => window.reached)).toEqual([["AarthikLabs", "{}"]]);
  });
}

test("a message says what it says itself, not what a script has put on every object", async ({ page }) => {
  const read = await page.evaluate(() => {
    Object.assign(Object.prototype, {
      external_url: "https://attacker.example/",
      payload: { type: "aarthik-labs:exit" },
    });
    const { readBridgeMessage } = window.harness.bridge;
    return [readBridgeMessage({ type: "aarthik-labs:open-external" }), readBridgeMessage("{}")];
  });
  expect(read).toEqual([null, null]);
});

test("a container in JavaScript hears Hosted alone, whatever is sent to it", async () => {
  // React Native has no DOM, and a `URL` that reads little.
  const { onBridgeMessage } = (await import(
    "./node_modules/credit-journey/bridge/index.js" as string
  )) as Window["harness"]["bridge"];
  const told: unknown[] = [];
  const receive = onBridgeMessage({
    openExternal: (step) => told.push(step),
    exit: () => told.push("exit"),
    ignored: (reason) => told.push(reason),
  });
  const hosted = "https://credit.aarthiklabs.com/lab/embed?journey_type=PERSONAL_LOAN#bt_live_x";
  const resume_url = "https://credit.aarthiklabs.com/lab/resume";
  const tries: [value: unknown, from: unknown, ...told: unknown[]][] = [
    [
      JSON.stringify({ ...message, resume_url }),
      hosted,
      { type: message.type, externalUrl: message.external_url, resumeUrl: resume_url },
    ],
    [
      { ...message, resume_url: "https://attacker.example/" },
      hosted,
      "resume",
      { type: message.type, externalUrl: message.external_url, resumeUrl: null },
    ],
    ['{"type":"aarthik-labs:exit"}', "https://credit.aarthiklabs.com/", "exit"],
    ['{"type":"aarthik-labs:exit"}', "https://credit.aarthiklabs.com.attacker.example/", "origin"],
    ['{"type":"aarthik-labs:exit"}', "https://credit.aarthiklabs.com@attacker.example/", "origin"],
    ['{"type":"aarthik-labs:exit"}', "about:blank", "origin"],
    ['{"type":"aarthik-labs:exit"}', undefined, "origin"],
    ["{", hosted, "unknown"],
    [JSON.stringify({ ...message, external_url: "intent://scan/#Intent;end" }), hosted, "unknown"],
    [null, hosted, "unknown"],
  ];
  for (const [value, from, ...expected] of tries) {
    told.length = 0;
    receive(value, from as string);
    expect(told).toEqual(expected);
  }
});

test("handlers that cannot be right are named at once", async () => {
  const { onBridgeMessage } = (await import(
    "./node_modules/credit-journey/bridge/index.js" as string
  )) as Window["harness"]["bridge"];
  const right = { openExternal: () => {}, exit: () => {} };
  for (const [wrong, name] of [
    [{ openExternal: undefined }, "openExternal"],
    [{ exit: "close" }, "exit"],
    [{ ignored: true }, "ignored"],
    [{ origin: "credit.aarthiklabs.com" }, "origin"],
    [{ origin: "https://credit.aarthiklabs.com/" }, "origin"],
    [{ origin: ["https://credit.aarthiklabs.com", null] }, "origin"],
    [{ origin: [] }, "origin"],
  ] as const) {
    const make = () => onBridgeMessage({ ...right, ...wrong } as unknown as Parameters<typeof onBridgeMessage>[0]);
    expect(make, JSON.stringify(wrong)).toThrow(new RegExp(`^${name} must be `));
    expect(make).toThrow(TypeError);
  }
});
