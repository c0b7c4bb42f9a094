import type { Plugin, Rolldown } from "vite";

/** Has each page fetch the wasm it will need together with its script, not after it. */
export function preloadWasm(): Plugin {
  return {
    name: "preload-wasm",
    transformIndexHtml: {
      order: "post",
      handler: (_, { bundle, chunk }) =>
        needed(bundle, chunk).map((file) => {
          const attrs = { rel: "preload", as: "fetch", crossorigin: true, href: `/${file}` };
          return { tag: "link", attrs, injectTo: "head" };
        }),
    },
  };
}

/** The wasm that a page's script names, or one that it imports at once. None on a development server. */
function needed(bundle: Rolldown.OutputBundle = {}, entry?: Rolldown.OutputChunk): string[] {
  const chunks = new Set(entry ? [entry] : []);
  for (const { imports } of chunks) {
    for (const name of imports) {
      const chunk = bundle[name];
      if (chunk?.type === "chunk") chunks.add(chunk);
    }
  }
  const code = [...chunks].map((chunk) => chunk.code).join();
  return Object.keys(bundle).filter((file) => file.endsWith(".wasm") && code.includes(file.split("/").pop() ?? file));
}
