import { execFile, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFile, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";

const projects = join(import.meta.dirname, "../../target/bundlers");

/** An app of one bundler, with the packed package installed as `cargo xtask matrix` leaves it. */
export class Project {
  readonly folder: string;

  constructor(bundler: string) {
    this.folder = join(projects, bundler);
  }

  /** The bundler's version: it is the first of what the project needs. */
  async version(): Promise<string> {
    const { devDependencies } = JSON.parse(await readFile(join(this.folder, "package.json"), "utf8"));
    return Object.values<string>(devDependencies)[0]!;
  }

  /** Forgets what was built before: a cache would hide what a fresh checkout sees. */
  async clean(): Promise<void> {
    for (const made of ["dist", ".next", ".parcel-cache", "node_modules/.vite", "node_modules/.cache"]) {
      await rm(join(this.folder, made), { recursive: true, force: true });
    }
  }

  /** Runs a command to its end. Returns what it said. */
  async run(command: string): Promise<string> {
    return new Promise((resolve, reject) =>
      execFile("sh", ["-c", command], { cwd: this.folder, env: this.#environment }, (failed, out, err) =>
        failed ? reject(new Error(`${command}\n${out}${err}`)) : resolve(out + err),
      ),
    );
  }

  /** Starts a server, and waits until it answers. */
  async serve(command: string): Promise<Server> {
    const port = await freePort();
    const env = { ...this.#environment, PORT: String(port) };
    // A group of its own: servers start processes that would outlive them.
    const process = spawn("sh", ["-c", command], { cwd: this.folder, env, detached: true, stdio: "pipe" });
    const server = new Server(process, `http://127.0.0.1:${port}`);
    await server.answers();
    return server;
  }

  get #environment(): NodeJS.ProcessEnv {
    const { NODE_ENV: _, FORCE_COLOR: __, ...inherited } = process.env;
    const own = join(this.folder, "node_modules/.bin");
    // Nobody is told that these apps were built.
    return { ...inherited, PATH: `${own}:${process.env["PATH"]}`, NEXT_TELEMETRY_DISABLED: "1", CI: "1" };
  }
}

/** A server of a bundler. */
export class Server {
  readonly origin: string;
  #process: ChildProcess;
  #said = "";

  constructor(process: ChildProcess, origin: string) {
    this.origin = origin;
    this.#process = process;
    for (const stream of [process.stdout, process.stderr]) stream?.on("data", (text) => (this.#said += text));
  }

  /** Waits for the first answer. */
  async answers(): Promise<void> {
    for (let tries = 0; tries < 600; tries++) {
      if (this.#process.exitCode !== null) break;
      if (await fetch(this.origin).then((answer) => answer.ok, () => false)) return;
      await setTimeout(100);
    }
    await this[Symbol.asyncDispose]();
    throw new Error(`no answer at ${this.origin}\n${this.#said}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const ended = this.#process.exitCode === null ? once(this.#process, "exit") : null;
    try {
      process.kill(-this.#process.pid!, "SIGTERM");
    } catch {
      return; // it ended by itself
    }
    await ended;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
