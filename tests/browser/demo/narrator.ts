import { join } from "node:path";
import type { Page, Request, Response } from "@playwright/test";
import { templateOf } from "../contract.ts";
import type { Sandbox } from "../sandbox.ts";

const narrow = { width: 375, height: 812 };
const wide = { width: 1280, height: 800 };

/** Tells what happens, line by line, and takes pictures: screens, what the borrower does, requests, polls, effects. */
export class Narrator {
  #page: Page;
  #sandbox: Sandbox;
  #folder: string;
  #startedAt = Date.now();
  #pictures = 0;
  #toldEffects = 0;
  #attempts = new Map<string, number>();
  /** What the site's own panel says of the client's next look. */
  #nextLook = "";

  constructor(page: Page, sandbox: Sandbox, folder: string) {
    this.#page = page;
    this.#sandbox = sandbox;
    this.#folder = folder;
  }

  /** Begins to listen. */
  async listen(): Promise<void> {
    await this.#page.setViewportSize(wide);
    await this.#page.exposeFunction("tellNextLook", (text: string) => void (this.#nextLook = text));
    await this.#page.addInitScript({ path: join(import.meta.dirname, "next-look.js") });
    this.#page.on("request", (request) => this.#isOfClient(request) && this.#tellPoll(request));
    this.#page.on("response", (response) => this.#isOfClient(response.request()) && void this.#tellAnswer(response));
    this.#page.on("requestfailed", (request) => {
      const why = request.failure()?.errorText === "net::ERR_ABORTED" ? "let go of" : request.failure()?.errorText;
      if (this.#isOfClient(request)) this.#say("request", `${nameOf(request)}  ${why}`);
    });
  }

  /** A screen, or a page of another party, with its pictures. */
  async screen(name: string): Promise<void> {
    await this.#tellEffects();
    const title = await this.#page.getByRole("heading", { level: 1 }).first().innerText();
    const picture = `${String(++this.#pictures).padStart(2, "0")}-${name.replaceAll(" ", "-")}`;
    console.log(`\n${name}: “${title}”`);
    for (const [width, size] of Object.entries({ narrow, wide })) {
      await this.#page.setViewportSize(size);
      await this.#page.screenshot({ path: join(this.#folder, `${picture}-${width}.png`) });
    }
    this.#say("pictures", `${picture}-{narrow,wide}.png`);
  }

  /** What the borrower does. */
  borrower(does: string): void {
    this.#say("borrower", does);
  }

  /** The last effects, and a sum. */
  async end(of: string): Promise<void> {
    await this.#tellEffects();
    const requests = await this.#sandbox.requests();
    const seconds = Math.round((Date.now() - this.#startedAt) / 1000);
    console.log(
      `\n${of} in ${seconds} s: ${requests.length} requests, ` +
        `${this.#toldEffects} effects. Pictures in ${this.#folder}`,
    );
  }

  #isOfClient(request: Request): boolean {
    const origins = [`${this.#sandbox.api}/`, `${this.#sandbox.site}/api/credit/h`];
    return origins.some((origin) => request.url().startsWith(origin)) && request.method() !== "OPTIONS";
  }

  #tellPoll(request: Request): void {
    const [, seconds, why] = /^in (\d+) s: (.*)$/.exec(this.#nextLook) ?? [];
    const due = seconds !== undefined && Number(seconds) <= 1;
    if (due && request.url().endsWith("/state")) this.#say("poll", `${why}`);
  }

  async #tellAnswer(response: Response): Promise<void> {
    const request = response.request();
    const correlationID = (await request.allHeaders())["x-correlation-id"] ?? "";
    const attempt = (this.#attempts.get(correlationID) ?? 0) + 1;
    this.#attempts.set(correlationID, attempt);
    this.#say("request", `${nameOf(request)}  ${response.status()}  attempt ${attempt}`);
  }

  async #tellEffects(): Promise<void> {
    const effects = await this.#sandbox.effects();
    for (const { kind } of effects.slice(this.#toldEffects)) this.#say("effect", kind);
    this.#toldEffects = effects.length;
  }

  #say(who: string, what: string): void {
    const seconds = ((Date.now() - this.#startedAt) / 1000).toFixed(1);
    console.log(`${seconds.padStart(6)} s  ${who.padEnd(9)} ${what}`);
  }
}

function nameOf(request: Request): string {
  return `${request.method().padEnd(5)} ${templateOf(new URL(request.url()).pathname)}`;
}
