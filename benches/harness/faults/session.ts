import type { Route } from "@playwright/test";
import type { Fault, Scene, Sent } from "./scene.ts";
import { whileWaiting } from "./waiting.ts";

// Tokens: they end, are renewed, and are taken away.

const HALF_AN_HOUR_S = 31 * 60;
const renewal: Sent = { method: "POST", path: /\/api\/credit\/session$/ };

/** Signs the borrower out at the partner's, from elsewhere. */
async function signOut({ page, sandbox }: Scene): Promise<void> {
  await page.request.delete(`${sandbox.site}/api/demo/borrower`);
}

/** A borrower who is signed out in the end. */
function untilSignedOut(name: string, strike: (scene: Scene) => Promise<void>): Fault {
  return {
    name,
    speed: 0.1,
    ends: ["signIn"],
    async happen(scene) {
      await scene.borrower.arriveAt("LENDER_PROCESSING");
      await scene.borrower.sees("wait");
      await strike(scene);
      await scene.borrower.sees("signIn");
    },
  };
}

export const sessionFaults: readonly Fault[] = [
  {
    name: "token expires, unannounced and then announced",
    scenario: "token-expires",
    async happen({ borrower, sandbox }) {
      await borrower.arrive();
      await borrower.goesOn(["redirect kyc"]);
      await sandbox.advance(60);
      await borrower.goesOn();
    },
  },
  whileWaiting("token ends while polling, in three tabs at once", async (scene) => {
    const others = [await scene.tab(), await scene.tab()];
    for (const tab of others) await tab.sees("wait");
    await scene.sandbox.advance(HALF_AN_HOUR_S);
    for (const tab of others) await tab.sees("disbursed");
  }),
  whileWaiting("renewal answers 503 twice", async ({ page, sandbox }) => {
    await page.route(renewal.path, (route) => route.fulfill({ status: 503, body: "" }), { times: 2 });
    await sandbox.advance(HALF_AN_HOUR_S);
  }),
  whileWaiting("answer of a renewal lost, after the tokens were rotated", async (scene) => {
    await scene.loseAnswers(renewal, 1);
    await scene.sandbox.advance(HALF_AN_HOUR_S);
  }),
  untilSignedOut("signed out elsewhere", async (scene) => {
    await signOut(scene);
    await scene.sandbox.advance(HALF_AN_HOUR_S);
  }),
  untilSignedOut("signed out while a renewal is under way", async (scene) => {
    const { met } = await scene.meetRequest(renewal, async (route: Route) => {
      await signOut(scene);
      await route.continue();
    });
    await scene.sandbox.advance(HALF_AN_HOUR_S);
    await met;
  }),
];
