import { expect, test } from "./visitor.ts";

test.describe("a step on the lender's own page", () => {
  test.beforeEach(async ({ visitor }) => {
    await visitor.arrive("external-step");
    await visitor.open();
    await visitor.press("I have read this");
    await visitor.sees("Confirm who you are");
  });

  test("opens beside the live surface, and closing it leads back to what came of it", async ({ visitor, context }) => {
    const opening = context.waitForEvent("page");
    await visitor.press("Go to the lender's page");
    const lender = await opening;
    await expect(visitor.dialog).toContainText(`You are continuing at 127.0.0.1`);
    await lender.getByRole("button", { name: "Approve" }).click();
    await expect(lender.getByRole("heading", { level: 1 })).toHaveText("You are done here");
    expect(await lender.evaluate(() => opener)).toBeNull();
    await lender.close();
    await visitor.sees("Sign the agreement");
    await visitor.press("Sign");
    await visitor.sees("Your loan is on its way");
    expect((await visitor.kinds()).filter((kind) => kind === "hostedOpened")).toHaveLength(1);
  });

  test("is left undone by the way back, and can be opened again", async ({ visitor, context }) => {
    const opening = context.waitForEvent("page");
    await visitor.press("Go to the lender's page");
    // Its way back into this page is cut, and with it this page's way to close it.
    await opening;
    await visitor.dialog.getByRole("button", { name: "Back to your loan" }).click();
    await visitor.sees("Confirm who you are");
    const again = context.waitForEvent("page");
    await visitor.press("Open the lender's page again");
    await (await again).getByRole("button", { name: "Approve" }).click();
    await visitor.dialog.getByRole("button", { name: "Back to your loan" }).click();
    await visitor.sees("Sign the agreement");
  });

  test("leads on in its own window too", async ({ visitor, context }) => {
    const opening = context.waitForEvent("page");
    await visitor.press("Go to the lender's page");
    const lender = await opening;
    await lender.getByRole("button", { name: "Approve" }).click();
    await lender.getByRole("link", { name: "Go on here instead" }).click();
    await expect(lender.getByRole("heading", { level: 1 })).toHaveText("Sign the agreement");
  });
});
