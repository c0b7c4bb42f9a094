import { defineConfig } from "vitest/config";

const include = ["vitest/*.test.ts"];

export default defineConfig({
  test: {
    projects: [
      { test: { name: "node", environment: "node", include } },
      { test: { name: "jsdom", environment: "jsdom", include } },
    ],
  },
});
