import { Borrower } from "../../peers/borrower.ts";
import { browsing } from "../browsing.ts";
import { awaitPoints, type AwaitPoint } from "./points.ts";
import type { Fault, Held, Scene } from "./scene.ts";

// What strikes while the client waits for an answer: each at every await point, once.

const HALF_AN_HOUR_S = 31 * 60;
const OFFLINE_MS = 30_000;

function atEveryPoint(name: string, strike: (scene: Scene, point: AwaitPoint) => Promise<void>, points = awaitPoints): Fault[] {
  return points.map((point) => ({
    name,
    at: point.name,
    ...(point.scenario ? { scenario: point.scenario } : {}),
    ends: point.leadsTo,
    async happen(scene) {
      await point.arrive(scene);
      await strike(scene, point);
      await scene.borrower.goesOn(point.leadsTo);
    },
  }));
}

/** Strikes when the request has taken effect, and its answer is kept back. */
async function answerHeld(scene: Scene, point: AwaitPoint): Promise<Held> {
  const held = await scene.holdAnswers(point.sends);
  await point.go(scene);
  await held.answered;
  return held;
}

/** Where the answer does not lead the borrower away. */
const staying = awaitPoints.filter(({ leaves }) => !leaves);

/** Somebody else at the same journey goes on; then the answer comes, and this borrower must see the same. */
async function goesOnElsewhere(scene: Scene, point: AwaitPoint, elsewhere: (scene: Scene) => Promise<Borrower>): Promise<void> {
  const { release } = await answerHeld(scene, point);
  const other = await elsewhere(scene);
  await other.goesOn(point.leadsTo);
  release();
  for (const stop of point.leadsTo) await scene.borrower.sees(stop);
}

/** As the browser duplicates a tab: with a copy of its `sessionStorage`. */
async function duplicate({ page, context, sandbox }: Scene): Promise<Borrower> {
  const [copy] = await Promise.all([context.waitForEvent("page"), page.evaluate(() => void open(location.href))]);
  return new Borrower(copy, sandbox);
}

/** Another device of the same borrower: the same cookie, and nothing that was stored. */
async function secondDevice(scene: Scene): Promise<Borrower> {
  const other = await browsing(scene.browser, { storageState: { ...(await scene.context.storageState()), origins: [] } });
  scene.alsoStrikes(other);
  const borrower = new Borrower(await other.newPage(), scene.sandbox);
  await borrower.page.goto(scene.sandbox.site);
  return borrower;
}

export const strikes: readonly Fault[] = [
  ...atEveryPoint("reloaded while waiting for an answer", async (scene, point) => {
    const { forsake } = await answerHeld(scene, point);
    forsake();
    await scene.page.reload();
  }),
  ...atEveryPoint("tab closed while waiting for an answer, another opened", async (scene, point) => {
    await answerHeld(scene, point);
    await scene.page.close();
    scene.borrower = await scene.tab();
  }),
  ...atEveryPoint("left while waiting for an answer, and come Back", async (scene, point) => {
    const { forsake } = await answerHeld(scene, point);
    forsake();
    await scene.page.goto("about:blank");
    await scene.page.goBack({ waitUntil: "commit" });
  }),
  ...atEveryPoint("tab duplicated while waiting for an answer", (scene, point) => goesOnElsewhere(scene, point, duplicate), staying),
  ...atEveryPoint("gone on at a second device while waiting for an answer", (scene, point) => goesOnElsewhere(scene, point, secondDevice), staying),
  ...atEveryPoint("answer lost", async (scene, point) => {
    await scene.loseAnswers(point.sends, scene.random.between(1, 2));
    await point.go(scene);
  }),
  ...atEveryPoint("offline for 30 s as a request leaves", async (scene, point) => {
    const { context, page } = scene;
    // The first of them cuts the network under itself.
    const { met } = await scene.meetRequest(point.sends, async (route) => {
      await context.setOffline(true);
      await route.abort("internetdisconnected");
    });
    await point.go(scene);
    await met;
    await page.waitForTimeout(OFFLINE_MS);
    await context.setOffline(false);
  }),
  ...atEveryPoint("token ends as a request leaves", async (scene, point) => {
    await scene.sandbox.advance(HALF_AN_HOUR_S);
    await point.go(scene);
  }),
];
