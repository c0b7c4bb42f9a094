import type { Borrower } from "../../peers/borrower.ts";
import type { Fault, Sent } from "./scene.ts";

// What goes wrong around a command, beside what strikes at every await point.

const part: Sent = { method: "POST", path: /\/pre-part-payment$/ };

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
      const { answered, forsake } = await scene.holdAnswers(part);
      await scene.page.getByLabel("Amount", { exact: true }).fill("50000");
      await scene.borrower.button("Pay a part").click();
      await answered;
      forsake();
      await scene.page.reload();
      await paysUntilTold(scene.borrower);
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
