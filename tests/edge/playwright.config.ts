import { defineConfig, devices } from "@playwright/test";
import { chromiumPath } from "../browser/chromium.ts";

export default defineConfig({
  testMatch: "**/*.spec.ts",
  outputDir: "../../target/edge-suite",
  globalSetup: "./bundle.ts",
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  reporter: [["list"]],
  use: { ...devices["Desktop Chrome"], launchOptions: { executablePath: chromiumPath() }, trace: "retain-on-failure" },
});
