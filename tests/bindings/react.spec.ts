import type { Sandbox } from "../browser/sandbox.ts";
import { askedInMinutes, expect, journeys, press, sees, test } from "./test.ts";

test("StrictMode mounts twice and opens once", async ({ page, sandbox }) => {
  await page.goto(`${sandbox.site}/react/`);
  await sees(page, "PERSONAL_LOAN: profile");
  expect(await openings(sandbox)).toEqual({ sessions: 1, journeys: 1 });
});

test("a render that Suspense throws away opens nothing; waiting later on keeps the journey", async ({ page, sandbox }) => {
  await page.clock.install();
  await page.goto(`${sandbox.site}/react/hidden/`);
  await expect(page.getByText("Waiting…")).toBeVisible();
  expect(await askedInMinutes(page, sandbox)).toEqual([]);
  expect(await sandbox.requests()).toEqual([]);

  await press(page, "Deliver");
  await sees(page, "PERSONAL_LOAN: profile");
  await press(page, "Wait for another");
  await expect(page.getByText("Waiting…")).toBeVisible();
  await press(page, "Deliver");
  await sees(page, "PERSONAL_LOAN: profile");
  expect(await openings(sandbox)).toEqual({ sessions: 1, journeys: 1 });
});

test("a hidden Activity closes the journey, and opens it again when it shows", async ({ page, sandbox }) => {
  await page.clock.install();
  await page.goto(`${sandbox.site}/react/hidden/`);
  await press(page, "Deliver");
  await sees(page, "PERSONAL_LOAN: profile");
  await press(page, "Hide");
  expect(await askedInMinutes(page, sandbox)).toEqual([]);
  await press(page, "Show");
  expect(await askedInMinutes(page, sandbox)).not.toEqual([]);
  await sees(page, "PERSONAL_LOAN: profile");
  expect(await journeys(sandbox)).toHaveLength(1);
});

/** How often somebody signed in to the platform, and how often a journey was to be created. */
async function openings(sandbox: Sandbox): Promise<{ sessions: number; journeys: number }> {
  const posted = (await sandbox.requests()).filter(({ method }) => method === "POST");
  const to = (resource: string) => posted.filter(({ path }) => path.endsWith(`/${resource}`)).length;
  return { sessions: to("sessions"), journeys: to("journeys") };
}
