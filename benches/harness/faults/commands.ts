import type { Borrower } from "../../peers/borrower.ts";
import { acts, arriveFor, type Act, type Fault, type Scene } from "./scene.ts";

// What goes wrong around a command.

/** A fault that strikes at one command or another, as the seed says. */
function atAnAct(name: string, strike: (scene: Scene, act: Act) => Promise<void>): Fault {
  return {
    name,
    ends: acts.flatMap(({ leadsTo }) => leadsTo),
    async happen(scene) {
      const act = scene.random.of(acts);
      await arriveFor(scene, act);
      await strike(scene, act);
      await scene.borrower.goesOn(act.leadsTo);
    },
  };
}

const part = /\/pre-part-payment$/;

/** Wants to pay a part, once; presses again if the app says that it failed, or forgot. */
async function paysUntilTold(borrower: Borrower): Promise<void> {
  await borrower.sees("disbursed");
  await borrower.payAPart("50000");
}

/** Two clicks before the app has had a chance to draw. */
async function twice(button: import("@playwright/test").Locator): Promise<void> {
  await button.evaluate((element: HTMLElement) => (element.click(), element.click()));
}

export const commandFaults: readonly Fault[] = [
  atAnAct("reload while a command is under way", async (scene, act) => {
    const { answered } = await scene.holdAnswers(act.sends);
    await scene.borrower.move(act.at);
    await answered;
    await scene.page.unrouteAll({ behavior: "ignoreErrors" });
    await scene.page.reload();
  }),
  atAnAct("tab closed while a command is under way, another opened", async (scene, act) => {
    const { answered } = await scene.holdAnswers(act.sends);
    await scene.borrower.move(act.at);
    await answered;
    await scene.page.close();
    scene.borrower = await scene.tab();
  }),
  atAnAct("answer of a command lost", async (scene, act) => {
    await scene.loseAnswers(act.sends, scene.random.between(1, 2));
    await scene.borrower.move(act.at);
  }),
  {
    name: "every button pressed twice at once",
    scenario: "aa-required",
    async happen({ borrower }) {
      borrower.press = twice;
      await borrower.arrive();
      await borrower.goesOn();
    },
  },
  {
    name: "payment pressed twice at once",
    async happen({ borrower }) {
      await borrower.arriveAt("DISBURSED");
      await borrower.sees("disbursed");
      borrower.press = twice;
      await borrower.payAPart("50000");
    },
  },
  {
    name: "all answers of a payment lost; pressed again",
    async happen(scene) {
      await scene.borrower.arriveAt("DISBURSED");
      await scene.loseAnswers(part);
      await paysUntilTold(scene.borrower);
      await scene.page.unrouteAll({ behavior: "ignoreErrors" });
      await paysUntilTold(scene.borrower);
    },
  },
  {
    name: "all answers of a payment lost; reloaded, pressed again",
    async happen(scene) {
      await scene.borrower.arriveAt("DISBURSED");
      await scene.loseAnswers(part);
      await paysUntilTold(scene.borrower);
      await scene.page.unrouteAll({ behavior: "ignoreErrors" });
      await scene.page.reload();
      await paysUntilTold(scene.borrower);
    },
  },
  {
    name: "reload while a payment is under way, pressed again",
    async happen(scene) {
      await scene.borrower.arriveAt("DISBURSED");
      await scene.borrower.sees("disbursed");
      const { answered } = await scene.holdAnswers(part);
      await scene.page.getByLabel("Amount", { exact: true }).fill("50000");
      await scene.borrower.button("Pay a part").click();
      await answered;
      await scene.page.unrouteAll({ behavior: "ignoreErrors" });
      await scene.page.reload();
      await paysUntilTold(scene.borrower);
    },
  },
  {
    name: "answer of the journey's start lost for good; reloaded",
    ends: ["profile"],
    async happen(scene) {
      await scene.borrower.signIn();
      const { answered } = await scene.holdAnswers(/\/journeys$/);
      await scene.page.goto(scene.sandbox.site);
      await answered;
      await scene.page.waitForTimeout(scene.random.between(0, 300));
      await scene.page.unrouteAll({ behavior: "ignoreErrors" });
      await scene.page.reload();
      await scene.borrower.sees("profile");
    },
  },
  {
    name: "two tabs opened at once by a new borrower",
    ends: ["profile"],
    async happen(scene) {
      await scene.borrower.signIn();
      const [other] = await Promise.all([scene.tab(), scene.page.goto(scene.sandbox.site)]);
      await Promise.all([other.sees("profile"), scene.borrower.sees("profile")]);
    },
  },
];
