import type { Route } from "@playwright/test";
import { Borrower, type Stop } from "../borrower.ts";
import { effectsOf, expect, test } from "../test.ts";

// The page goes away at every point at which a mutation waits: nothing is lost, and nothing happens twice.

/** A command, the screen it is given on, and the one it leads to. */
interface Mutation {
  command: string;
  path: RegExp;
  effect: string;
  approach: (borrower: Borrower) => Promise<void>;
  at: Stop;
  give: (borrower: Borrower) => Promise<void>;
  leadsTo: Stop;
}

const mutations: Mutation[] = [
  {
    command: "submitProfile",
    path: /\/profile\/submit$/,
    effect: "profileSubmitted",
    approach: (borrower) => borrower.arrive("straight-through"),
    at: "profile",
    give: (borrower) => borrower.askForOffers(),
    leadsTo: "offers",
  },
  {
    command: "proceed",
    path: /\/proceed$/,
    effect: "offerProceeded",
    approach: (borrower) => borrower.arriveAt("OFFERS_AVAILABLE", "straight-through"),
    at: "offers",
    give: (borrower) => borrower.chooseOffer(),
    leadsTo: "redirect kyc",
  },
  {
    command: "submitBankMandate",
    path: /\/steps\/bank-mandate$/,
    effect: "bankMandateSubmitted",
    approach: (borrower) => borrower.arriveAt("BANK_MANDATE_PENDING", "straight-through"),
    at: "form bankMandate",
    give: (borrower) => borrower.giveBankAccount(),
    leadsTo: "redirect eMandate",
  },
];

/** A point at which a mutation waits: takes its request up to there. What comes after is never let through. */
interface AwaitPoint {
  when: string;
  /** Whether the platform has done by then what was asked. */
  done: boolean;
  takeThere: (mutation: Route, borrower: Borrower) => Promise<void>;
}

const awaitPoints: AwaitPoint[] = [
  {
    when: "before the platform sees it",
    done: false,
    takeThere: () => Promise.resolve(),
  },
  {
    when: "when the platform has done it and the answer is on its way",
    done: true,
    takeThere: async (mutation) => void (await mutation.fetch()),
  },
  {
    when: "when the answer is there and the look after it is on its way",
    done: true,
    takeThere: async (mutation, borrower) => {
      const response = await mutation.fetch();
      const look = heldOnce("GET", /\/state$/, borrower);
      await mutation.fulfill({ response });
      await look;
    },
  },
];

/** Gives the command; resolves once its request has been taken to the await point. */
async function giveUpTo({ takeThere }: AwaitPoint, { path, give }: Mutation, borrower: Borrower): Promise<Route> {
  const request = heldOnce("POST", path, borrower);
  await give(borrower);
  const mutation = await request;
  await takeThere(mutation, borrower);
  return mutation;
}

/** The next such request. It goes nowhere by itself; those after it do. */
function heldOnce(method: string, path: RegExp, { page }: Borrower): Promise<Route> {
  let held = false;
  return new Promise((come) =>
    page.route(path, (route) => {
      if (held || route.request().method() !== method) return route.fallback();
      held = true;
      come(route);
    }),
  );
}

async function reloaded(borrower: Borrower): Promise<Borrower> {
  await borrower.page.reload();
  return borrower;
}

/** The tab dies at once, as for want of memory; a page that is merely closed may still send what it began. */
async function killed({ page, sandbox }: Borrower): Promise<Borrower> {
  const crash = page.waitForEvent("crash");
  page.goto("chrome://crash").catch(() => {});
  await crash;
  const again = new Borrower(await page.context().newPage(), sandbox);
  await again.page.goto(sandbox.site);
  return again;
}

for (const mutation of mutations) {
  const { command, effect, approach, at, give, leadsTo } = mutation;
  for (const point of awaitPoints) {
    for (const goAway of [reloaded, killed]) {
      test(`${command}: ${goAway.name} ${point.when}`, async ({ borrower, sandbox }) => {
        await approach(borrower);
        await borrower.sees(at);
        await giveUpTo(point, mutation, borrower);
        const back = await goAway(borrower);
        if (!point.done) {
          await back.sees(at);
          await give(back);
        }
        await back.sees(leadsTo);
        expect((await effectsOf(sandbox)).filter((kind) => kind === effect)).toHaveLength(1);
      });
    }
  }

  test(`${command}: given again after a reload, and then the first request arrives after all`, async ({
    borrower,
    page,
    sandbox,
  }) => {
    await approach(borrower);
    await borrower.sees(at);
    const [before] = awaitPoints as [AwaitPoint];
    const first = await giveUpTo(before, mutation, borrower);
    await reloaded(borrower);
    await borrower.sees(at);
    const again = page.waitForRequest((request) => request.method() === "POST" && mutation.path.test(request.url()));
    await give(borrower);
    await again;
    const late = await page.request.fetch(first.request());
    expect(late.ok(), "it is known to the platform").toBe(true);
    await borrower.sees(leadsTo);
    expect((await effectsOf(sandbox)).filter((kind) => kind === effect)).toHaveLength(1);
  });
}
