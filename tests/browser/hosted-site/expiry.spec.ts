import { expect, test } from "./visitor.ts";

test.use({ expectedErrors: [/status of 410|ERR_CONNECTION_RESET/] });

test("a dead link shows no journey, and the next try gets a new one", async ({ visitor }) => {
  await visitor.arrive("expired-url");
  await visitor.open();
  await visitor.sees("This link has expired");
  await expect(visitor.hosted.getByRole("button", { name: "I have read this" })).toHaveCount(0);
  await visitor.press("Close");
  await expect(visitor.dialog).toBeHidden();
  await visitor.open();
  await visitor.sees("Review your loan");
  expect(await visitor.kinds()).toEqual(["hostedUrlIssued", "hostedRefused", "hostedUrlIssued", "hostedOpened"]);
});

test("a link that was slept over is not opened: a new one is asked for", async ({ visitor }) => {
  await visitor.arrive("straight-through");
  const { page } = visitor;
  // The machine sleeps while the first link is on its way.
  await page.clock.install();
  await page.route("**/api/credit/hosted", async (route) => {
    const answer = await route.fetch();
    await page.clock.setSystemTime(Date.now() + 10 * 60_000);
    await route.fulfill({ response: answer });
  }, { times: 1 });
  await visitor.open();
  await visitor.sees("Review your loan");
  expect(await visitor.kinds()).toEqual(["hostedUrlIssued", "hostedUrlIssued", "hostedOpened"]);
});

test("a connection that is cut leaves no borrower at the browser's own page: Reload gets a new link", async ({
  visitor,
  sandbox,
}) => {
  await visitor.arrive("straight-through");
  await visitor.page.route(`${sandbox.hosted}/lab/embed?**`, (route) => route.abort("connectionreset"), { times: 1 });
  await visitor.open();
  await expect(visitor.dialog.getByText("Opening your loan…"), "to the page around it that is Hosted").toBeHidden();
  await visitor.dialog.getByRole("button", { name: "Reload" }).click();
  await visitor.sees("Review your loan");
  expect(await visitor.kinds()).toEqual(["hostedUrlIssued", "hostedUrlIssued", "hostedOpened"]);
});

test("an address opens Hosted once: what is copied from it is dead", async ({ visitor, context }) => {
  await visitor.arrive("straight-through");
  const embedURL = await visitor.opensAt();
  const thief = await context.newPage();
  await thief.goto(embedURL);
  await expect(thief.getByRole("heading", { level: 1 })).toHaveText("This link has expired");
  expect(thief.url()).not.toContain("bt_");
});
