import type { Page } from "@playwright/test";
import { details } from "../browser/details.ts";
import { expect, test } from "./test.ts";

test.use({ relayed: false });

/** Follows what the console complains of: policy violations and failed hydration among it. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  return complaints;
}

/** Signs in at the site as a new borrower. */
async function arrive(page: Page, site: string, scenario: string): Promise<void> {
  const answer = await page.request.post(`${site}/api/demo/borrower`, {
    headers: { Origin: site },
    data: { scenario },
  });
  expect(answer.status()).toBe(204);
  await page.goto(site);
}

const screen = (page: Page, name: string) => page.locator(`main[data-screen="${name}"]`);

test("a borrower gets offers through the worker, and a reload shows them before any script runs", async ({
  edge,
  page,
}) => {
  const complaints = complaintsOf(page);
  await arrive(page, edge.url, "straight-through");
  await expect(screen(page, "profile")).toBeVisible();
  for (const [label, value] of Object.entries(details)) {
    await page.getByLabel(new RegExp(`^${label}\\s*(\\(optional\\))?$`)).fill(value);
  }
  await page.getByRole("radio", { name: "Female", exact: true }).check();
  await page.getByRole("radio", { name: "Salaried", exact: true }).check();
  await page.getByRole("checkbox", { name: /I agree that Saral Loans/ }).check();
  await page.getByRole("button", { name: "See my offers" }).click();
  await expect(screen(page, "offers")).toBeVisible();
  await expect(page.getByRole("article")).toHaveCount(3);

  // Every screen that shows from now on, from the first one that the page's own HTML has.
  await page.addInitScript(() => {
    const shown: (string | undefined)[] = ((window as { shown?: unknown }).shown = []);
    const look = () => {
      const main = document.querySelector("main");
      if (main && !("seen" in main)) shown.push(Object.assign(main, { seen: true }).dataset["screen"]);
    };
    new MutationObserver(look).observe(document, { childList: true, subtree: true });
  });
  const asked = page.waitForResponse(
    (answer) => answer.url().endsWith("/journeys") || answer.url().includes("/journeys/"),
  );
  const answer = await page.reload();
  expect(await answer!.text()).toContain('data-screen="offers"');
  await asked;
  await expect(page.getByRole("button", { name: /^Choose this offer from/ }).first()).toBeEnabled();
  await page.waitForLoadState("networkidle");
  expect(await page.evaluate(() => (window as { shown?: unknown }).shown), "one screen, taken over as it is").toEqual([
    "offers",
  ]);

  await page.getByRole("button", { name: "Choose this offer from Sahyadri Capital" }).click();
  await page.getByRole("button", { name: "Yes, go ahead" }).click();
  await expect(screen(page, "redirect")).toBeVisible();
  expect(complaints).toEqual([]);

  const stored = await page.evaluate(() =>
    JSON.stringify([{ ...sessionStorage }, { ...localStorage }, document.cookie]),
  );
  expect(stored).not.toMatch(/[srt][kt]_test_/);
});

test("what is pressed before the client has come is done once it has", async ({ edge, page }) => {
  await arrive(page, edge.url, "straight-through");
  await expect(screen(page, "profile")).toBeVisible();
  await edge.sandbox.force(await edge.sandbox.journeyID(), "OFFERS_AVAILABLE");
  let released = () => {};
  const held = new Promise<void>((release) => (released = release));
  await page.route("**/api/credit/session", async (route) => {
    await held;
    await route.continue();
  });
  await page.reload();
  await page
    .getByRole("button", { name: /^Choose this offer from/ })
    .first()
    .click();
  await page.getByRole("button", { name: "Yes, go ahead" }).click();
  expect(await screen(page, "offers").count()).toBe(1);
  released();
  await expect(screen(page, "redirect")).toBeVisible();
  expect((await edge.sandbox.effects()).filter(({ kind }) => kind === "offerProceeded")).toHaveLength(1);
});

test("an agreement that returns by POST lands at a clean address, and the journey goes on", async ({ edge, page }) => {
  const complaints = complaintsOf(page);
  await arrive(page, edge.url, "agreement-returning-by-post");
  await expect(screen(page, "profile")).toBeVisible();
  await edge.sandbox.force(await edge.sandbox.journeyID(), "LOAN_AGREEMENT_PENDING");
  await page.reload();
  await page.getByRole("button", { name: "Continue to the agreement" }).click();
  await page.waitForURL(`${edge.sandbox.pages}/**`);
  const posted = page.waitForRequest(
    (request) => request.method() === "POST" && request.url().startsWith(`${edge.url}/return`),
  );
  await page.getByRole("button", { name: "Sign" }).click();
  await posted;
  await expect(screen(page, "disbursed")).toBeVisible();
  expect(page.url()).toBe(`${edge.url}/`);
  expect(complaints).toEqual([]);
});
