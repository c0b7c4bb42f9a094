import { initSync, Sandbox } from "./credit_journey_testing.js";
import { gzipped } from "./credit_journey_testing_inlined.js";

let ready: Promise<typeof Sandbox> | undefined;

/** The sandbox's class, on the one instance of this page. The module is in the script: there is nothing to serve. */
export function loaded(): Promise<typeof Sandbox> {
  return (ready ??= load());
}

async function load(): Promise<typeof Sandbox> {
  const bytes = await unpacked(Uint8Array.from(atob(gzipped), (character) => character.charCodeAt(0)));
  initSync({ module: await WebAssembly.compile(bytes) });
  return Sandbox;
}

/** By hand, and not through a `Response`: jest's pages have none. */
async function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const { readable, writable } = new DecompressionStream("gzip");
  const writer = writable.getWriter();
  void writer.write(bytes);
  void writer.close();
  const reader = readable.getReader();
  const chunks: Uint8Array[] = [];
  for (let read = await reader.read(); !read.done; read = await reader.read()) chunks.push(read.value);
  const whole = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
