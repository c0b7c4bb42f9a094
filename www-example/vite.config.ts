import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { preloadWasm } from "./preloadWasm";

export default defineConfig({
  plugins: [react(), preloadWasm()],
  // `npm run dev` beside a running sandbox: its partner back-end answers for ours.
  server: { proxy: { "/api": "http://127.0.0.1:4030" } },
  build: {
    // The polyfill is an inline helper for browsers that cannot run the package anyway.
    modulePreload: { polyfill: false },
    // One page for each experience, so that each loads no more than its own.
    rollupOptions: { input: ["index.html", "hybrid/index.html", "hosted/index.html"] },
  },
});
