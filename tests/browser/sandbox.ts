import { spawn, type ChildProcess } from "node:child_process";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { once } from "node:events";

const root = join(import.meta.dirname, "../..");
const program = resolve(root, process.env["CARGO_TARGET_DIR"] ?? "target", "debug/sandbox");

/** The built example site. */
export const exampleSite = join(root, "www-example/dist");

/** What really happened, once per effect (`sandbox/src/effects.rs`). */
export interface Effect {
  at: string;
  journeyID: string;
  kind: string;
  keyDigest: string | null;
}

/** What was really sent, without personal data (`sandbox/src/request_log.rs`). */
export interface RequestRecord {
  at: string;
  method: string;
  path: string;
  queryNames: string[];
  headerNames: string[];
  headers: [name: string, value: string][];
  tokenClass: string | null;
  body: unknown;
}

type Origin = "api" | "pages" | "site" | "hosted";

/** A sandbox of one's own: the simulated platform, the other parties' pages, Hosted, and the partner's site, on free ports. */
export class Sandbox {
  readonly api: string;
  readonly pages: string;
  readonly site: string;
  readonly hosted: string;
  #process: ChildProcess;

  private constructor(process: ChildProcess, { api, pages, site, hosted }: Record<Origin, string>) {
    this.#process = process;
    this.api = api;
    this.pages = pages;
    this.site = site;
    this.hosted = hosted;
  }

  /** Starts it with the files of a site, and `more` options. Waits of lenders and banks are `speed` times shorter. */
  static async start({ site, speed, more = [] }: { site: string; speed: number; more?: string[] }): Promise<Sandbox> {
    const ports = ["--api-port", "0", "--pages-port", "0", "--site-port", "0", "--hosted-port", "0"];
    const options = [...ports, "--site", site, "--speed", String(speed), "--print-json", ...more];
    const process = spawn(program, options, { stdio: ["ignore", "pipe", "inherit"] });
    const failed = once(process, "exit").then(([code]) => {
      throw new Error(`${program} ended with code ${code}`);
    });
    const [line] = await Promise.race([once(createInterface(process.stdout), "line"), failed]);
    failed.catch(() => {});
    return new Sandbox(process, JSON.parse(line));
  }

  /** Ends it. Nothing is kept. */
  async stop(): Promise<void> {
    const ended = once(this.#process, "exit");
    this.#process.kill();
    await ended;
  }

  /** The same as `stop()`, for `await using`. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  /** Every effect, oldest first. */
  async effects(): Promise<Effect[]> {
    return (await this.#read<{ items: Effect[] }>("effects")).items;
  }

  /** The journey created last. */
  async journeyID(): Promise<string> {
    const created = (await this.effects()).findLast(({ kind }) => kind === "journeyCreated");
    if (!created) throw new Error("no journey was created");
    return created.journeyID;
  }

  /** Every request of clients, and those of the partner's back-end for sessions, oldest first. */
  async requests(): Promise<RequestRecord[]> {
    return (await this.#read<{ items: RequestRecord[] }>("requests")).items;
  }

  /** Lets time pass at once. */
  async advance(seconds: number): Promise<void> {
    await this.#control("advance", { seconds });
  }

  /** Puts a journey in a status; what it takes for granted is made up. */
  async force(journeyID: string, status: string): Promise<void> {
    await this.#control(`journeys/${journeyID}/force`, { status });
  }

  /** Forgets every borrower, journey, effect and request. */
  async reset(): Promise<void> {
    await this.#control("reset", {});
  }

  async #read<T>(path: string): Promise<T> {
    const answer = await fetch(`${this.api}/_sandbox/${path}`);
    return (await answer.json()) as T;
  }

  async #control(path: string, body: object): Promise<void> {
    const headers = { "Content-Type": "application/json" };
    const answer = await fetch(`${this.api}/_sandbox/${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`/_sandbox/${path} answered ${answer.status}`);
  }
}
