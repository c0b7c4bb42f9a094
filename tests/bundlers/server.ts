import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";

/** How often in a second it is asked whether a server is there, or still there. */
const PER_SECOND = 10;

/** A bundler's server, with all the processes it starts. */
export class Server {
  readonly origin: string;
  #process: ChildProcess;
  #said = "";
  /** For when nobody is left to end it: a test that ran out of time, an interrupted run. */
  #abandon = () => void this.#signal("SIGKILL");

  private constructor(process: ChildProcess, origin: string) {
    this.origin = origin;
    this.#process = process;
    for (const stream of [process.stdout, process.stderr]) stream?.on("data", (text) => (this.#said += text));
  }

  /** Starts it at a free `$PORT`, and waits for its first answer. */
  static async start(command: string, cwd: string, environment: NodeJS.ProcessEnv): Promise<Server> {
    const port = await freePort();
    const env = { ...environment, PORT: String(port) };
    // A group of its own: it starts processes that would outlive it. Its stdin stays open: some end with that.
    const started = spawn("sh", ["-c", command], { cwd, env, detached: true, stdio: "pipe" });
    const server = new Server(started, `http://127.0.0.1:${port}`);
    process.once("exit", server.#abandon);
    await server.#answers();
    return server;
  }

  /** Ends it, and waits until all of it has ended: what follows may build in the same folder. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#signal("SIGTERM");
    for (let tries = 0; tries < 10 * PER_SECOND && this.#signal(0); tries++) await setTimeout(1000 / PER_SECOND);
    this.#signal("SIGKILL");
    process.off("exit", this.#abandon);
  }

  async #answers(): Promise<void> {
    for (let tries = 0; tries < 60 * PER_SECOND && this.#process.exitCode === null; tries++) {
      if (await fetch(this.origin).then((answer) => answer.ok, () => false)) return;
      await setTimeout(1000 / PER_SECOND);
    }
    await this[Symbol.asyncDispose]();
    throw new Error(`no answer at ${this.origin}\n${this.#said}`);
  }

  /** Whether anybody was there to get it. */
  #signal(signal: NodeJS.Signals | 0): boolean {
    try {
      return process.kill(-this.#process.pid!, signal);
    } catch {
      return false;
    }
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
