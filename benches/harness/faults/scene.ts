import type { Browser, BrowserContext, Page, Request, Route } from "@playwright/test";
import { Stage, type App } from "../../peers/apps.ts";
import { Borrower, type Stop } from "../../peers/borrower.ts";
import type { Sandbox } from "../../../tests/browser/sandbox.ts";
import { browsing } from "../browsing.ts";
import { Random } from "./random.ts";

/** A fault of the list in the project's notes on its peers, section F, and where it is made to strike. */
export interface Fault {
  name: string;
  /** At which await point, if it strikes at each of them: then it is lived through once, whatever the seeds. */
  at?: string;
  /** Which way the journey goes; `straight-through` by default. */
  scenario?: string;
  /** Faults that the sandbox lays over everything. */
  laid?: string;
  /** How much shorter waits are; 20 by default. */
  speed?: number;
  /** What becomes of the page's HTML. */
  html?: (html: string) => string;
  /** Where a borrower who was served well ends up; `disbursed` by default. */
  ends?: readonly Stop[];
  /** Lives through it, up to the end. */
  happen(scene: Scene): Promise<void>;
}

/** A kind of request. */
export interface Sent {
  method: string;
  path: RegExp;
}

/** One app, one sandbox, one borrower, and a fault on its way. */
export class Scene {
  readonly app: App;
  readonly stage: Stage;
  readonly browser: Browser;
  readonly context: BrowserContext;
  readonly random: Random;
  /** The borrower that is judged in the end. */
  borrower: Borrower;
  /** The address that another party sends the borrower back to, once they have decided there. */
  wayBack = "";
  /** A request that should have met the fault, if the app did not send it: the scene goes on without. */
  unmet: string | null = null;
  #others: BrowserContext[] = [];

  private constructor(app: App, stage: Stage, browser: Browser, context: BrowserContext, page: Page, random: Random) {
    this.app = app;
    this.stage = stage;
    this.browser = browser;
    this.context = context;
    this.random = random;
    this.borrower = new Borrower(page, stage.sandbox);
  }

  static async set(app: App, fault: Fault, seed: number, browser: Browser): Promise<Scene> {
    const { scenario = "straight-through", speed = 20, laid } = fault;
    const more = ["--seed", String(seed), ...(laid ? ["--faults", laid] : [])];
    const stage = await Stage.set(app, { scenario, speed, more, ...(fault.html ? { html: fault.html } : {}) });
    const context = await browsing(browser);
    return new Scene(app, stage, browser, context, await context.newPage(), new Random(`${fault.name} ${fault.at ?? ""} ${seed}`));
  }

  async strike(): Promise<void> {
    for (const context of [this.context, ...this.#others]) await context.close();
    await this.stage.strike();
  }

  /** Another browser is gone when this scene is. */
  alsoStrikes(context: BrowserContext): void {
    this.#others.push(context);
  }

  get page(): Page {
    return this.borrower.page;
  }

  get sandbox(): Sandbox {
    return this.stage.sandbox;
  }

  /** Another tab of the same borrower, at the app. */
  async tab(): Promise<Borrower> {
    const borrower = new Borrower(await this.context.newPage(), this.sandbox);
    await borrower.page.goto(this.sandbox.site);
    return borrower;
  }

  /** The requests of this kind take effect, and their answers are lost: the first `times`, or all. */
  async loseAnswers(sent: Sent, times = Infinity): Promise<void> {
    let lost = 0;
    await this.page.route(sent.path, async (route) => {
      if (!isOne(route.request(), sent) || lost === times) return route.fallback();
      lost += 1;
      await route.fetch().catch(() => {});
      await route.abort();
    });
  }

  /** Keeps the answers of this kind from the page: `answered` once one of them has taken effect. */
  async holdAnswers(sent: Sent): Promise<Held> {
    const { promise: answered, resolve: hasAnswered } = withResolvers();
    const { promise: released, resolve: release } = withResolvers();
    let isHolding = true;
    await this.page.route(sent.path, async (route) => {
      if (!isOne(route.request(), sent) || !isHolding) return route.fallback();
      const response = await route.fetch().catch(() => null);
      hasAnswered();
      await released;
      // By then the page may have given up on it.
      await (response ? route.fulfill({ response }) : route.abort()).catch(() => {});
    });
    const forsake = () => (isHolding = false);
    return { answered: this.#inTime(answered, sent), forsake, release: () => (forsake(), release()) };
  }

  /** Does something with the first request of this kind: `met` once that is done. */
  async meetRequest(sent: Sent, meet: (route: Route) => Promise<void>): Promise<{ met: Promise<void> }> {
    const { promise: met, resolve } = withResolvers();
    let isFirst = true;
    await this.page.route(sent.path, async (route) => {
      if (!isOne(route.request(), sent) || !isFirst) return route.fallback();
      isFirst = false;
      await meet(route);
      resolve();
    });
    return { met: this.#inTime(met, sent) };
  }

  /** Not every app asks the same everywhere: what is not asked in time is not waited for. */
  #inTime(promise: Promise<void>, { method, path }: Sent): Promise<void> {
    const late = new Promise<void>((resolve) => {
      const giveUp = () => {
        this.unmet = `${method} ${path.source}`;
        resolve();
      };
      const timer = setTimeout(giveUp, SENT_WITHIN_MS);
      void promise.then(() => clearTimeout(timer));
    });
    return Promise.race([promise, late]);
  }
}

/** Answers that a page does not get. */
export interface Held {
  answered: Promise<void>;
  /** What is held stays away for good; what is asked from now on is answered. */
  forsake(): void;
  /** What is held arrives. */
  release(): void;
}

function isOne(request: Request, { method }: Sent): boolean {
  return request.method() === method;
}

const SENT_WITHIN_MS = 15_000;

function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((come) => (resolve = come));
  return { promise, resolve };
}
