import { execFile } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { Server } from "./server.ts";

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
    return Server.start(command, this.folder, this.#environment);
  }

  get #environment(): NodeJS.ProcessEnv {
    const { NODE_ENV: _, FORCE_COLOR: __, ...inherited } = process.env;
    const own = join(this.folder, "node_modules/.bin");
    // Nobody is told that these apps were built.
    return { ...inherited, PATH: `${own}:${process.env["PATH"]}`, NEXT_TELEMETRY_DISABLED: "1", CI: "1" };
  }
}
