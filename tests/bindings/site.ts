import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import react from "@vitejs/plugin-react";
import vue from "@vitejs/plugin-vue";
import { build, type InlineConfig } from "vite";

/** The frameworks that have a binding. */
export const frameworks = ["react", "vue", "svelte"] as const;

/** The built apps, each on a page that was rendered on a server. */
export const site = join(import.meta.dirname, "dist/site");

/** The apps for a server. */
export const server = join(import.meta.dirname, "dist/server/server.js");

/** Builds the apps as in development: only there do the frameworks mount twice, and say what does not hydrate. */
export default async function ready(): Promise<void> {
  process.env["NODE_ENV"] = "development";
  const apps = join(import.meta.dirname, "apps");
  const common: InlineConfig = {
    configFile: false,
    root: apps,
    mode: "development",
    logLevel: "warn",
    plugins: [react(), vue(), svelte({ configFile: false })],
  };
  const pages = [...frameworks, "react/hidden"].map((page) => join(apps, page, "index.html"));
  const output = { emptyOutDir: true, minify: false, modulePreload: { polyfill: false } };
  await build({ ...common, build: { ...output, outDir: site, rolldownOptions: { input: pages } } });
  await build({ ...common, build: { ...output, outDir: join(server, ".."), ssr: join(apps, "server.ts") } });
  const rendered = await import(server);
  for (const framework of frameworks) {
    const page = join(site, framework, "index.html");
    const html = await readFile(page, "utf8");
    await writeFile(page, html.replace(`<!--${framework}-->`, await rendered[framework]()));
  }
}
