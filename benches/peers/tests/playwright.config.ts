import { defineConfig, devices } from "@playwright/test";
import { chromiumPath } from "../../../tests/browser/chromium.ts";

export default defineConfig({
  testMatch: "*.spec.ts",
  outputDir: "../../dist/test-results",
  workers: 1,
  timeout: 180_000,
  reporter: [["list"]],
  globalSetup: "./build.ts",
  use: { ...devices["Desktop Chrome"], launchOptions: { executablePath: chromiumPath() }, trace: "retain-on-failure" },
});
