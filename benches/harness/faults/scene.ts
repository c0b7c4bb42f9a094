import type { Browser, BrowserContext, Page, Route } from "@playwright/test";
import { Stage, type App } from "../../peers/apps.ts";
import { Borrower, type Stop } from "../../peers/borrower.ts";
import type { Sandbox } from "../../../tests/browser/sandbox.ts";
import { browsing } from "../browsing.ts";
import { Random } from "./random.ts";

/** A fault of the list in the project's notes on its peers, section F, and where it is made to strike. */
export interface Fault {
  name: string;
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

/** One app, one sandbox, one borrower, and a fault on its way. */
export class Scene {
  readonly app: App;
  readonly stage: Stage;
  readonly browser: Browser;
  readonly context: BrowserContext;
  readonly random: Random;
  /** The borrower that is judged in the end. */
  borrower: Borrower;

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
    return new Scene(app, stage, browser, context, await context.newPage(), new Random(`${fault.name} ${seed}`));
  }

  async strike(): Promise<void> {
    const other = this.page.context();
    await this.context.close();
    if (other !== this.context) await other.close();
    await this.stage.strike();
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
  async loseAnswers(pattern: RegExp, times?: number): Promise<void> {
    const lose = async (route: Route) => {
      if (route.request().method() === "OPTIONS") return route.continue();
      await route.fetch();
      await route.abort();
    };
    await this.page.route(pattern, lose, times === undefined ? {} : { times });
  }

  /** Keeps the answers of this kind from the page. What is given back resolves once one of them has taken effect. */
  async holdAnswers(pattern: RegExp): Promise<{ answered: Promise<void> }> {
    let resolve = () => {};
    const promise = new Promise<void>((come) => (resolve = come));
    await this.page.route(pattern, async (route) => {
      if (route.request().method() === "OPTIONS") return route.continue();
      await route.fetch().catch(() => {});
      resolve();
    });
    return { answered: promise };
  }
}

/** A command of the borrower: where it is given, what it sends, and where it leads. */
export interface Act {
  status: string | null;
  at: Stop;
  sends: RegExp;
  leadsTo: readonly Stop[];
}

/** The commands that change something at the platform. */
export const acts: readonly Act[] = [
  { status: null, at: "profile", sends: /\/profile\/submit$/, leadsTo: ["offers"] },
  { status: "OFFERS_AVAILABLE", at: "offers", sends: /\/proceed$/, leadsTo: ["redirect kyc"] },
  { status: "BANK_MANDATE_PENDING", at: "form", sends: /\/steps\/bank-mandate$/, leadsTo: ["redirect eMandate"] },
];

/** Brings the borrower to where a command is given. */
export async function arriveFor(scene: Scene, act: Act): Promise<void> {
  const { borrower } = scene;
  await (act.status ? borrower.arriveAt(act.status) : borrower.arrive());
  await borrower.sees(act.at);
}
