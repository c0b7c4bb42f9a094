import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import type { Readable } from "node:stream";
import { Builder, By, until } from "selenium-webdriver";
import type { Browser } from "./browser.ts";

// A folder in a CommonJS package, which `import` does not find.
const { DriverService } = createRequire(import.meta.url)("selenium-webdriver/remote") as Remote;

type Remote = typeof import("selenium-webdriver/remote");

/** WebKitGTK's own small browser by WebDriver, on a display that nobody sees: it has no headless mode. */
export async function webkit(): Promise<Browser> {
  const options = ["-displayfd", "3", "-nolisten", "tcp"];
  const display = spawn("Xvfb", options, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  process.once("exit", () => display.kill());
  const [number] = await once(display.stdio[3] as Readable, "data");
  const environment = { ...process.env, DISPLAY: `:${String(number).trim()}` };
  const service = new DriverService.Builder("WebKitWebDriver").setLoopback(true).setEnvironment(environment).build();
  const driver = await new Builder().forBrowser("MiniBrowser").usingServer(await service.start()).build();
  await driver.manage().setTimeouts({ script: 60_000 });
  const capabilities = await driver.getCapabilities();
  return {
    version: capabilities.getBrowserVersion() ?? "",
    async ask(url, act, specifier) {
      await driver.get(url);
      // It calls a page loaded before its modules have run.
      await driver.wait(() => driver.executeScript("return 'guest' in window"));
      return driver.executeScript<never>("return window.guest[arguments[0]](arguments[1])", act, specifier);
    },
    async shows(url, selector) {
      await driver.get(url);
      await driver.wait(until.elementLocated(By.css(selector)), 30_000);
    },
    async close() {
      await driver.quit();
      await service.kill();
      display.kill();
    },
  };
}
