import { defineConfig } from "vitest/config";

const include = ["vitest/*.test.ts"];
// Tests wait for no clock; a machine with other work may still be slow.
const testTimeout = 60_000;

export default defineConfig({
  test: {
    projects: [
      { test: { name: "node", environment: "node", include, testTimeout } },
      { test: { name: "jsdom", environment: "jsdom", include, testTimeout } },
    ],
  },
});
