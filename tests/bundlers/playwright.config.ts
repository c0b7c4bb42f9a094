import { defineConfig, devices } from "@playwright/test";
import { chromiumPath } from "../browser/chromium.ts";

export default defineConfig({
  testMatch: "*.spec.ts",
  outputDir: "../../target/bundlers-suite",
  // One bundler at a time: each takes all cores for itself.
  workers: 1,
  timeout: 180_000,
  forbidOnly: true,
  reporter: [["list"], ["./table.ts"]],
  use: {
    ...devices["Desktop Chrome"],
    launchOptions: { executablePath: chromiumPath() },
    actionTimeout: 10_000,
  },
});
