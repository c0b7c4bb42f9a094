import { defineConfig, devices } from "@playwright/test";
import { chromiumPath } from "../browser/chromium.ts";

export default defineConfig({
  testMatch: "*.spec.ts",
  outputDir: "../../target/hosted-suite",
  workers: 2,
  fullyParallel: true,
  timeout: 30_000,
  forbidOnly: true,
  reporter: [["list"]],
  use: {
    ...devices["Desktop Chrome"],
    launchOptions: { executablePath: chromiumPath() },
    actionTimeout: 10_000,
    trace: "retain-on-failure",
  },
});
