import { test as base, expect } from "../test.ts";

// A page pays for the experience it shows, and for no other.

const test = base.extend<{ wasm: string[] }>({
  wasm: async ({ page }, use) => {
    const names: string[] = [];
    page.on("request", (request) => {
      const file = new URL(request.url()).pathname.split("/").at(-1) ?? "";
      if (file.endsWith(".wasm")) names.push(file.replace(/-[\w-]{8}(?=\.)/, ""));
    });
    await use(names);
  },
});

const pages = [
  { experience: "api", path: "/", screen: "profile", modules: ["credit_journey.wasm"] },
  { experience: "hybrid", path: "/hybrid/", screen: "wait", modules: ["credit_journey_hybrid.wasm"] },
  { experience: "hosted", path: "/hosted/", screen: "inline", modules: [] },
];
const scenarios: Record<string, string> = { hybrid: "offers-trickling-in" };

for (const { experience, path, screen, modules } of pages) {
  test(`${path} loads the module of its own experience alone`, async ({ page, sandbox, wasm }) => {
    const data = { experience, scenario: scenarios[experience] ?? "straight-through" };
    await page.request.post(`${sandbox.site}/api/demo/borrower`, { data });
    await page.goto(sandbox.site + path);
    const go = page.getByRole("button", { name: /^(See my offers|Show it on this page)$/ });
    await go.waitFor();
    if (experience !== "api") await go.click();
    await expect(page.locator(`main[data-screen=${screen}]`)).toBeVisible();
    expect(wasm).toEqual(modules);
  });
}

test("a borrower who came for one experience is nobody in the others", async ({ page, sandbox }) => {
  const data = { experience: "hybrid", scenario: "no-offers" };
  await page.request.post(`${sandbox.site}/api/demo/borrower`, { data });
  await page.goto(sandbox.site);
  const [api, hybrid, hosted] = ["API", "Hybrid", "Hosted"].map((name) => page.getByRole("link", { name, exact: true }));
  await expect(page.getByRole("heading", { name: "A loan, made simple" })).toBeVisible();
  await expect(api!).toHaveAttribute("aria-current", "page");
  await hosted!.click();
  await expect(page.locator("main[data-screen=signIn]")).toBeVisible();
  await hybrid!.click();
  await expect(page.locator("main[data-screen=details]")).toBeVisible();
  await expect(hybrid!).toHaveAttribute("aria-current", "page");
});

test.use({ expectedErrors: [/status of 401/] });
