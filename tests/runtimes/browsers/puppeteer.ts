import puppeteer, { type LaunchOptions } from "puppeteer-core";
import type { Browser } from "./browser.ts";

/** Chromium by its own protocol, headless. Root has no sandbox to put its pages in. */
export function chromium(): Promise<Browser> {
  const executablePath = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
  return launched({ browser: "chrome", executablePath, args: ["--no-sandbox"] });
}

/** Firefox by WebDriver BiDi, headless. */
export function firefox(): Promise<Browser> {
  return launched({ browser: "firefox", executablePath: process.env["FIREFOX_PATH"] ?? "/usr/bin/firefox-esr" });
}

async function launched(options: LaunchOptions): Promise<Browser> {
  const browser = await puppeteer.launch(options);
  return {
    version: (await browser.version()).split("/")[1] ?? "",
    async ask(url, act, specifier) {
      const page = await browser.newPage();
      await page.goto(url);
      const answer = await page.evaluate((act, specifier) => window.guest[act](specifier), act, specifier);
      await page.close();
      return answer as never;
    },
    async shows(url, selector) {
      const page = await browser.newPage();
      await page.goto(url);
      await page.waitForSelector(selector);
      await page.close();
    },
    close: () => browser.close(),
  };
}
