import type { Page } from "@playwright/test";
import { expect, test, Visitor } from "./visitor.ts";

test.use({ expectedErrors: [/Content Security Policy/] });

const forged = [
  { type: "aarthik-labs:exit" },
  JSON.stringify({ type: "aarthik-labs:exit" }),
  { type: "aarthik-labs:open-external", external_url: "https://evil.example/", resume_url: "https://evil.example/" },
  JSON.stringify({ type: "aarthik-labs:open-external", payload: { external_url: "https://evil.example/" } }),
];

/** Puts a frame of another origin into the page, and has it post to the page whatever is forged. */
async function infest(page: Page, origin: string): Promise<void> {
  await page.route(`${origin}/hostile`, (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<script>for (const one of ${JSON.stringify(forged)}) parent.postMessage(one, "*");</script>`,
    }),
  );
  await page.evaluate((src) => {
    const heard = new Promise<void>((done) => {
      let count = 0;
      addEventListener("message", () => ++count === 4 && done());
    });
    const frame = document.createElement("iframe");
    frame.src = src;
    document.body.append(frame);
    return heard;
  }, `${origin}/hostile`);
}

test("forged messages of another frame are ignored, whatever its origin", async ({ visitor, context, sandbox }) => {
  const opened: string[] = [];
  context.on("page", (page) => opened.push(page.url()));
  // The page's policy lets no frame of another origin in; Hosted's own is the worst that could come.
  await visitor.arrive("straight-through");
  await visitor.open();
  await visitor.sees("Review your loan");
  await infest(visitor.page, sandbox.hosted);
  await visitor.page.evaluate((forged) => forged.forEach((one) => postMessage(one, "*")), forged);
  await expect(visitor.dialog).toBeVisible();
  await expect(visitor.dialog).not.toContainText("evil.example");
  await visitor.press("I have read this");
  await visitor.sees("Approve the e-mandate");
  expect(opened).toEqual([]);
  await visitor.dialog.getByRole("button", { name: "Close", exact: true }).click();
  const log = await visitor.readsInLog("A message was ignored: another window");
  await expect(log).not.toContainText("evil.example");
});

test("forged messages of the page that opened this one are ignored", async ({ visitor, context, sandbox }) => {
  await visitor.arrive("straight-through");
  await visitor.page.close();
  const attacker = await context.newPage();
  await attacker.route(`${sandbox.pages}/attacker`, (route) => route.fulfill({ contentType: "text/html", body: "" }));
  await attacker.goto(`${sandbox.pages}/attacker`);
  const opening = context.waitForEvent("page");
  await attacker.evaluate((site) => void Object.assign(window, { victim: window.open(site) }), `${sandbox.site}/hosted/`);
  const victim = new Visitor(await opening, sandbox);
  await victim.open();
  await victim.sees("Review your loan");
  await attacker.evaluate((forged) => {
    const { victim } = window as unknown as { victim: Window };
    for (const one of forged) victim.postMessage(one, "*");
  }, forged);
  await victim.press("I have read this");
  await victim.sees("Approve the e-mandate");
  await victim.dialog.getByRole("button", { name: "Close", exact: true }).click();
  await victim.readsInLog("A message was ignored: another origin");
});

test("a frame that the page's policy does not know is not let in", async ({ visitor, sandbox }) => {
  await visitor.arrive("straight-through");
  const refused = await visitor.page.evaluate((src) => {
    const violated = new Promise((told) =>
      addEventListener("securitypolicyviolation", ({ effectiveDirective }) => told(effectiveDirective)),
    );
    const frame = document.createElement("iframe");
    frame.src = src;
    document.body.append(frame);
    return violated;
  }, sandbox.pages);
  expect(refused).toBe("frame-src");
});
