import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { brotliCompressSync } from "node:zlib";

/** A sentence of wasm-bindgen's glue that survives every minifier. */
const GLUE = "using deprecated parameters for the initialization function";

/** Bytes. */
export interface Size {
  raw: number;
  brotli: number;
}

/** What a build left for browsers. */
export class Output {
  readonly #files: { name: string; bytes: Buffer }[];

  private constructor(files: { name: string; bytes: Buffer }[]) {
    this.#files = files;
  }

  static async in(folder: string): Promise<Output> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    return new Output(await Promise.all(paths.map(async (name) => ({ name, bytes: await readFile(name) }))));
  }

  /** How many WebAssembly modules there are. */
  get modules(): number {
    return this.#of(".wasm").length;
  }

  /** How often the module's glue is there. */
  get glue(): number {
    const scripts = this.#of(".js").map((bytes) => bytes.toString());
    return scripts.reduce((count, script) => count + script.split(GLUE).length - 1, 0);
  }

  size(extension: ".js" | ".wasm"): Size {
    const files = this.#of(extension);
    const sum = (length: (bytes: Buffer) => number) => files.reduce((total, bytes) => total + length(bytes), 0);
    return { raw: sum((bytes) => bytes.length), brotli: sum((bytes) => brotliCompressSync(bytes).length) };
  }

  #of(extension: string): Buffer[] {
    return this.#files.filter(({ name }) => extname(name) === extension).map(({ bytes }) => bytes);
  }
}
