import { defineConfig, devices } from "@playwright/test";
import { chromiumPath } from "./chromium.ts";
import type { WorkerOptions } from "./test.ts";

export default defineConfig<object, WorkerOptions>({
  testMatch: "**/*.spec.ts",
  outputDir: "../../target/browser-suite",
  // Most of a test is waiting for the client's next look, at the cadence borrowers get.
  workers: 2,
  fullyParallel: true,
  timeout: 120_000,
  // A passive wait reads every 10 to 20 seconds.
  expect: { timeout: 25_000 },
  forbidOnly: true,
  reporter: [["list"]],
  use: {
    ...devices["Desktop Chrome"],
    viewport: { width: 1000, height: 900 },
    launchOptions: { executablePath: chromiumPath() },
    actionTimeout: 20_000,
    navigationTimeout: 20_000,
    trace: "retain-on-failure",
    speed: 20,
  },
});
