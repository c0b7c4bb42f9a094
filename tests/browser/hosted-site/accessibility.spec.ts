import { isAccessible } from "../accessibility/accessible.ts";
import { test, type Visitor } from "./visitor.ts";

test.use({ expectedErrors: [/status of 410/] });

/** Every state of the page and its surface. */
const states: Record<string, (visitor: Visitor) => Promise<void>> = {
  entry: (visitor) => visitor.arrive("straight-through"),
  "in a dialog": async (visitor) => {
    await visitor.arrive("straight-through");
    await visitor.open();
    await visitor.sees("Review your loan");
  },
  "in the page": async (visitor) => {
    await visitor.arrive("straight-through");
    await visitor.page.getByRole("button", { name: "Show it on this page" }).click();
    await visitor.sees("Review your loan");
  },
  "at the lender's page": async (visitor) => {
    await visitor.arrive("external-step");
    await visitor.open();
    await visitor.press("I have read this");
    await visitor.press("Go to the lender's page");
    await visitor.dialog.getByRole("button", { name: "Back to your loan" }).waitFor();
  },
  "with a dead link": async (visitor) => {
    await visitor.arrive("expired-url");
    await visitor.open();
    await visitor.sees("This link has expired");
  },
};

test.describe("has no accessibility fault, wide and light, narrow and dark:", () => {
  for (const [name, go] of Object.entries(states)) {
    test(name, ({ visitor, page }) => isAccessible(page, () => go(visitor)));
  }
});
