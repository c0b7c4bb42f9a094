import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { build } from "esbuild";
import { Miniflare } from "miniflare";
import type { Memory, Setting } from "./guests/receiver.js";

const guests = join(import.meta.dirname, "guests");
/** The machine's own: in a script of npm's, `node` is a newer one. */
const node = process.env["npm_node_execpath"] ?? process.execPath;

/** A partner's server, listening. */
export class Receiver implements AsyncDisposable {
  /** Where deliveries go. */
  readonly url: string;
  #origin: string;
  #stop: () => unknown;

  constructor(origin: string, stop: () => unknown) {
    this.#origin = origin;
    this.url = `${origin}/webhook`;
    this.#stop = stop;
  }

  async memory(): Promise<Memory> {
    return (await (await fetch(`${this.#origin}/memory`)).json()) as Memory;
  }

  /** What it remembers, as soon as that fits. */
  async until(fits: (memory: Memory) => boolean, patienceMs = 30_000): Promise<Memory> {
    const endMs = Date.now() + patienceMs;
    for (;;) {
      const memory = await this.memory();
      if (fits(memory)) return memory;
      if (Date.now() > endMs) throw new Error(`it never came: ${JSON.stringify(memory.entries, null, 1)}`);
      await new Promise((passed) => setTimeout(passed, 50));
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#stop();
  }
}

async function inNode(setting: Setting): Promise<Receiver> {
  const program = spawn(node, [join(guests, "node.js"), JSON.stringify(setting)], { stdio: ["ignore", "pipe", "inherit"] });
  const [port] = await once(createInterface(program.stdout), "line");
  return new Receiver(`http://127.0.0.1:${port}`, () => program.kill());
}

async function inWorkerd(setting: Setting): Promise<Receiver> {
  const worker = new Miniflare({
    modules: [{ type: "ESModule", path: "worker.js", contents: await bundled("worker.js", ["workerd", "worker", "browser"]) }],
    bindings: { setting: JSON.parse(JSON.stringify(setting)) },
    compatibilityDate: "2026-07-30",
    host: "127.0.0.1",
    port: 0,
  });
  return new Receiver((await worker.ready).origin, () => worker.dispose());
}

/** By the runtimes of servers and edges. */
export const runtimes: Record<string, (setting: Setting) => Promise<Receiver>> = { Node: inNode, workerd: inWorkerd };

/** A guest in one file, as a bundler makes it that goes by these conditions. */
export async function bundled(guest: string, conditions: string[]): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(guests, guest)],
    bundle: true,
    format: "esm",
    target: "es2022",
    conditions,
    write: false,
    logLevel: "silent",
  });
  return outputFiles[0]?.text ?? "";
}
