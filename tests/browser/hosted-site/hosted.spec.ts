import { expect, test } from "./visitor.ts";

test.use({ expectedErrors: [/ERR_FAILED/] });

test("a borrower goes through Hosted in a dialog and leaves by its exit", async ({ visitor }) => {
  await visitor.arrive("straight-through");
  await visitor.open();
  await visitor.sees("Review your loan");
  await visitor.press("I have read this");
  await visitor.sees("Approve the e-mandate");
  await visitor.press("Approve");
  await visitor.press("Sign");
  await visitor.sees("Your loan is on its way");
  await visitor.press("Close");
  await expect(visitor.dialog).toBeHidden();
  await visitor.wasTold(/You have left your loan/);
  await expect(visitor.page.getByRole("button", { name: "Open my loan" })).toBeFocused();
  expect(await visitor.kinds()).toEqual([
    "hostedUrlIssued",
    "hostedOpened",
    "hostedStepDone",
    "hostedStepDone",
    "hostedStepDone",
    "hostedCompleted",
    "hostedExited",
  ]);
});

test("Hosted ends in the middle and the page is told", async ({ visitor }) => {
  await visitor.arrive("exit-early");
  await visitor.open();
  await visitor.press("I have read this");
  await visitor.sees("The lender cannot go on");
  await visitor.press("Leave");
  await expect(visitor.dialog).toBeHidden();
  await visitor.wasTold(/You have left your loan/);
  expect(await visitor.kinds()).not.toContain("hostedCompleted");
});

test("what is closed by Escape goes on where it was, with another link", async ({ visitor }) => {
  await visitor.arrive("straight-through");
  await visitor.open();
  await visitor.press("I have read this");
  await visitor.sees("Approve the e-mandate");
  await visitor.page.getByRole("button", { name: "Close", exact: true }).first().focus();
  await visitor.page.keyboard.press("Escape");
  await expect(visitor.dialog).toBeHidden();
  await visitor.wasTold(/Your loan is closed/);
  await visitor.open();
  await visitor.sees("Approve the e-mandate");
  expect((await visitor.kinds()).filter((kind) => kind === "hostedUrlIssued")).toHaveLength(2);
});

test("Hosted within the page: a reload and a button each get a new link, and its exit takes it away", async ({ visitor }) => {
  await visitor.arrive("exit-early");
  await visitor.page.getByRole("button", { name: "Show it on this page" }).click();
  await expect(visitor.at("inline")).toBeVisible();
  await visitor.sees("Review your loan");
  await visitor.press("I have read this");
  await visitor.sees("The lender cannot go on");
  await visitor.page.getByRole("button", { name: "Get a new link" }).click();
  await visitor.sees("The lender cannot go on");
  await visitor.press("Leave");
  await expect(visitor.at("entry")).toBeVisible();
  const links = (await visitor.kinds()).filter((kind) => kind === "hostedUrlIssued" || kind === "hostedRefused");
  expect(links).toEqual(["hostedUrlIssued", "hostedUrlIssued"]);
});

test("in a back-end that fails, the borrower tries again", async ({ visitor }) => {
  await visitor.arrive("straight-through");
  await visitor.page.route("**/api/credit/hosted", (route) => route.abort(), { times: 1 });
  await visitor.open();
  await expect(visitor.dialog).toContainText("Your loan could not be opened.");
  await visitor.dialog.getByRole("button", { name: "Try again" }).click();
  await visitor.sees("Review your loan");
});
