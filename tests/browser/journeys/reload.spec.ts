import { wayWithConsent, type Stop } from "../borrower.ts";
import { effectsOf, expect, straightEffects, test } from "../test.ts";

test.use({ speed: 1 });

test("a reload on every screen resumes on that screen, and nothing happens twice", async ({
  borrower,
  page,
  sandbox,
}) => {
  test.setTimeout(240_000);
  const reload = async (stop: Stop) => {
    await borrower.sees(stop);
    const heading = page.getByRole("heading", { level: 1 });
    const title = await heading.innerText();
    await page.reload();
    await borrower.sees(stop);
    await expect(heading).toHaveText(title);
  };

  await borrower.arrive("aa-required");
  for (const [stop, move] of wayWithConsent) {
    await reload(stop);
    await move(borrower);
    await reload("wait");
    await sandbox.advance(15);
  }
  await reload("disbursed");
  await borrower.foreclose();
  await sandbox.advance(4);
  await reload("closed");
  const effects = await effectsOf(sandbox);
  expect(effects).toHaveLength(new Set(effects).size);
  expect(effects).toEqual(expect.arrayContaining([...straightEffects, "consentGiven", "foreclosed", "closed"]));
});

test("a reload while a command is under way does it once", async ({ borrower, page, sandbox }) => {
  await borrower.arriveAt("OFFERS_AVAILABLE", "straight-through");
  await borrower.sees("offers");
  const sent = page.waitForRequest(/\/proceed$/);
  await borrower.chooseOffer();
  await sent;
  await page.reload();
  await borrower.sees("wait");
  await sandbox.advance(3);
  await borrower.sees("redirect kyc");
  expect((await effectsOf(sandbox)).filter((kind) => kind === "offerProceeded")).toHaveLength(1);
});
