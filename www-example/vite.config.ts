import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react()],
  // The package finds its .wasm beside itself; pre-bundling would move the one without the other.
  optimizeDeps: { exclude: ["credit-journey"] },
  build: {
    // The polyfill is an inline helper for browsers that cannot run the package anyway.
    modulePreload: { polyfill: false },
  },
});
