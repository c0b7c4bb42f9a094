import { frameworks, server } from "./site.ts";
import { askedInMinutes, expect, hold, journeys, press, sees, test } from "./test.ts";

/** How the platform says that a borrower may not have this. */
const refusal = {
  status: 403,
  headers: { "Access-Control-Allow-Origin": "*" },
  json: {
    requestID: "req_1",
    correlationID: null,
    timestamp: new Date().toISOString(),
    data: null,
    error: { code: "ACCESS_SCOPE_MISMATCH", message: "not yours", retryable: false, details: null },
  },
};

for (const framework of frameworks) {
  test.describe(framework, () => {
    test("a server renders that the journey opens, and connects to nothing", async ({ request, sandbox }) => {
      const apps = await import(server);
      expect(await apps[framework]()).toContain("Opening…");
      expect(apps.connections).toBe(0);
      expect(await (await request.get(`${sandbox.site}/${framework}/`)).text()).toContain("Opening…");
    });

    test("the page is hydrated, the first screen shows, and a command moves it", async ({ page, sandbox }) => {
      await page.goto(`${sandbox.site}/${framework}/`);
      await sees(page, "profile");
      await press(page, "Apply");
      await sees(page, "offers");
      expect(await journeys(sandbox)).toHaveLength(1);
    });

    test("nothing is asked once the component is gone, and the journey is there when it comes back", async ({
      page,
      sandbox,
    }) => {
      await page.clock.install();
      await page.goto(`${sandbox.site}/${framework}/`);
      await sees(page, "profile");
      expect(await askedInMinutes(page, sandbox), "it polls").not.toEqual([]);
      await press(page, "Leave");
      expect(await askedInMinutes(page, sandbox)).toEqual([]);
      await press(page, "Come back");
      await sees(page, "profile");
      expect(await journeys(sandbox)).toHaveLength(1);
    });

    for (const held of ["connection", "journey"]) {
      test(`who leaves while the ${held} opens leaves nothing behind`, async ({ page, sandbox }) => {
        const release = await hold(page, held === "connection" ? "**/api/demo" : `${sandbox.api}/**`);
        await page.clock.install();
        await page.goto(`${sandbox.site}/${framework}/`);
        await expect(page.getByRole("status")).toHaveText("Opening…");
        await press(page, "Leave");
        await expect(page.getByRole("status")).toHaveCount(0);
        await release();
        expect(await askedInMinutes(page, sandbox)).toEqual([]);
        expect(await journeys(sandbox)).toEqual([]);
      });
    }

    test("other options open another journey, and the first is let go of", async ({ page, sandbox }) => {
      await page.clock.install();
      await page.goto(`${sandbox.site}/${framework}/`);
      await sees(page, "profile");
      await press(page, "A gold loan instead");
      await sees(page, "profile", "GOLD_LOAN");
      const [first, second] = await journeys(sandbox);
      const asked = await askedInMinutes(page, sandbox);
      expect(asked.filter((path) => path.includes(first!))).toEqual([]);
      expect(
        asked.filter((path) => path.includes(second!)),
        "the new one polls",
      ).not.toEqual([]);
    });

    test("of a credit of the page's own, the journey goes with the component, and the rest stays", async ({
      page,
      sandbox,
    }) => {
      await page.clock.install();
      await page.goto(`${sandbox.site}/${framework}/#own`);
      await sees(page, "profile");
      await press(page, "Leave");
      expect(await askedInMinutes(page, sandbox)).toEqual([]);
      const [id] = (await journeys(sandbox)) as [string];
      const { journeyID } = await page.evaluate(async (id) => (await window.credit!).api.getJourney(id), id);
      expect(journeyID).toBe(id);
      await press(page, "Come back");
      await sees(page, "profile");
    });

    test("options in the place of a credit are named", async ({ page, sandbox }) => {
      await page.goto(`${sandbox.site}/${framework}/#options`);
      await expect(page.getByRole("alert")).toHaveText("CONFIG credit");
    });

    test.describe("failures", () => {
      test.use({ expectedComplaints: [/Failed to load resource/] });

      test("are shown, and retried when asked for: our own", async ({ page, sandbox }) => {
        await page.route("**/api/demo", (route) => route.fulfill({ status: 500 }));
        await page.goto(`${sandbox.site}/${framework}/`);
        await expect(page.getByRole("alert")).toHaveText("our back-end is out of order");
        await page.unroute("**/api/demo");
        await press(page, "Try again");
        await sees(page, "profile");
      });

      test("are shown, and retried when asked for: the platform's", async ({ page, sandbox }) => {
        await page.route(`${sandbox.api}/**`, (route) => route.fulfill(refusal));
        await page.goto(`${sandbox.site}/${framework}/`);
        await expect(page.getByRole("alert")).toHaveText("ACCESS_SCOPE_MISMATCH");
        await page.unrouteAll();
        await press(page, "Try again");
        await sees(page, "profile");
        expect(await journeys(sandbox)).toHaveLength(1);
      });
    });
  });
}
