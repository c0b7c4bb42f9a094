// Runs in workerd: starts an isolate for each request, and has it answer.
import { compatibilityDate, deployments } from "./deployments.js";
import wasm from "./wasm.bin";

export default {
  async fetch(request, { LOADER }) {
    const { searchParams } = new URL(request.url);
    const { script, page, hasWasm } = deployments[searchParams.get("name")];
    const id = searchParams.get("id");
    const modules = { "worker.js": script, ...(hasWasm ? { "credit_journey.wasm": { wasm: unlike(id) } } : {}) };
    const code = { compatibilityDate, mainModule: "worker.js", modules, env: { PAGE: page } };
    return LOADER.get(id, () => code).getEntrypoint().fetch("https://worker.example/screen");
  },
};

/** V8 keeps the code of a module that it has met before: a custom section makes it another. */
function unlike(id) {
  const text = new TextEncoder().encode(id);
  const section = [0, text.length + 2, 1, 0x6e, ...text];
  const module = new Uint8Array(wasm.byteLength + section.length);
  module.set(new Uint8Array(wasm));
  module.set(section, wasm.byteLength);
  return module.buffer;
}
