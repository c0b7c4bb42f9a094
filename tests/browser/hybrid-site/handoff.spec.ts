import { expect, test } from "./visitor.ts";

test.use({ expectedErrors: [/status of 409/] });

test.beforeEach(async ({ visitor }) => {
  await visitor.ask("offers-at-once");
  await visitor.sees("offers");
});

test("a double click hands off once", async ({ visitor }) => {
  await visitor.choose("Kaveri Credit");
  await visitor.page.getByRole("button", { name: "Continue to the lender" }).dblclick();
  await visitor.isHandedOff();
  await visitor.seesHeading("Review your loan");
  expect((await visitor.kinds()).filter((kind) => kind === "hostedUrlIssued")).toHaveLength(1);
});

test("Hosted opens in a dialog of this page instead, and its exit leads back to the offers", async ({ visitor }) => {
  const { page } = visitor;
  await visitor.choose("Kaveri Credit");
  await visitor.press("Continue on this page");
  const hosted = page.frameLocator('iframe[title="Your loan"]');
  await expect(hosted.getByText("Kaveri Credit")).toBeVisible();
  await hosted.getByRole("button", { name: "I have read this" }).click();
  await hosted.getByRole("button", { name: "Exit" }).click();
  await expect(page.getByRole("dialog", { name: "Your loan" })).toBeHidden();
  await visitor.sees("offers");
  // Something was done for that offer: another one is a conflict now.
  await visitor.choose("Nilgiri Finance");
  await visitor.press("Continue to the lender");
  await expect(page.getByRole("alert")).toHaveAttribute("data-code", "OFFER_LOCK_CONFLICT");
});

test("no address of another party is kept anywhere in the page", async ({ visitor }) => {
  const { page } = visitor;
  const address = await visitor.handOff("Kaveri Credit");
  const token = new URL(address).hash.slice(1);
  expect(token).toMatch(/^bt_test_/);
  await page.goto(`${visitor.sandbox.site}/hybrid/`);
  await visitor.sees("handoff");
  const kept = await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }));
  expect(kept).not.toContain(token);
  expect(kept).toContain("credit-journey-hybrid");
  expect(kept).not.toMatch(/http|Meera|9845012367/);
});

test("what stands in the panel is the client's own account, without addresses or details", async ({ visitor }) => {
  const { page } = visitor;
  const toggle = page.getByRole("button", { name: "Behind the scenes" });
  if ((await toggle.getAttribute("aria-expanded")) === "false") await toggle.click();
  const panel = page.getByRole("complementary");
  await expect(panel).toContainText("Screen: offers");
  await expect(panel).toContainText("none planned");
  await expect(panel).not.toContainText(/https?:|Meera|9845012367|ecreq/);
});
