import { Borrower } from "../borrower.ts";
import { effectsOf, expect, straightEffects, test } from "../test.ts";
import type { Sandbox } from "../sandbox.ts";

test.use({ speed: 1, expectedErrors: [/status of 401/] });

async function sessionsAskedFor(sandbox: Sandbox): Promise<number> {
  return (await sandbox.requests()).filter(({ path }) => path.endsWith("/sessions")).length;
}

test("a token that dies in the middle is renewed once, and nothing is lost", async ({ borrower, page, sandbox }) => {
  let refused = 0;
  page.on("response", (response) => void (response.status() === 401 && refused++));
  await borrower.arrive("token-expires");
  await borrower.sees("profile");
  await borrower.fillProfile();
  expect(await sessionsAskedFor(sandbox)).toBe(1);

  // The first token dies unannounced: one request finds out, and is sent again.
  await sandbox.advance(46);
  await borrower.press("See my offers");
  await borrower.sees("wait");
  expect(await sessionsAskedFor(sandbox)).toBe(2);
  expect(refused).toBe(1);

  // The second says that it lives for a minute: it is replaced in good time, so that none is refused.
  await sandbox.advance(11);
  await borrower.sees("offers");
  await sandbox.advance(25);
  await borrower.chooseOffer();
  await borrower.sees("wait");
  await sandbox.advance(60);
  await borrower.sees("redirect kyc");
  expect(await effectsOf(sandbox)).toEqual(straightEffects.slice(0, 4));
  expect(await sessionsAskedFor(sandbox)).toBe(3);
  expect(refused).toBe(1);
});

test("signing out leaves nothing behind; signing in starts afresh", async ({ borrower, page, sandbox }) => {
  await borrower.arrive("straight-through");
  await borrower.askForOffers();
  await borrower.sees("wait");
  await borrower.press("Behind the scenes");
  await borrower.press("Sign out");
  await borrower.sees("signIn");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("A loan, made simple");
  expect(await page.evaluate(() => sessionStorage.length + localStorage.length)).toBe(0);
  const { length } = await sandbox.requests();
  await page.reload();
  await borrower.sees("signIn");
  expect(await sandbox.requests(), "no request without a session").toHaveLength(length);

  await borrower.press("Sign in");
  await borrower.sees("profile");
  await expect(borrower.field("Full name")).toHaveValue("");
});

test("a session that cannot be renewed asks for a sign-in, and goes on where it was", async ({
  borrower,
  page,
  sandbox,
}) => {
  await borrower.arriveAt("BANK_MANDATE_PENDING", "straight-through");
  await borrower.sees("form bankMandate");
  await page.route("**/api/credit/session", (route) => route.fulfill({ status: 401 }));
  await sandbox.advance(31 * 60);
  await borrower.giveBankAccount();
  await borrower.sees("signIn");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are signed out");

  await page.unroute("**/api/credit/session");
  await borrower.press("Sign in again");
  await borrower.giveBankAccount();
  await sandbox.advance(6);
  await borrower.sees("redirect eMandate");
  expect((await effectsOf(sandbox)).filter((kind) => kind === "bankMandateSubmitted")).toHaveLength(1);
});

test("another borrower on the same device sees nothing of the first", async ({ borrower, context, page, sandbox }) => {
  await borrower.arrive("straight-through");
  await borrower.askForOffers();
  await borrower.sees("wait");
  await borrower.signIn("straight-through");
  await page.reload();
  await borrower.sees("profile");
  await expect(borrower.field("Full name")).toHaveValue("");
  const second = new Borrower(await context.newPage(), sandbox);
  await second.page.goto(sandbox.site);
  await second.sees("profile");
  expect((await effectsOf(sandbox)).filter((kind) => kind === "journeyCreated")).toHaveLength(2);
});
