import type { Page } from "@playwright/test";

/** Decides on another party's page, and does not follow: gives the address that the borrower is sent back to. */
export async function decidedApart(page: Page, decision: "approve" | "decline" | "later"): Promise<string> {
  const action = new URL((await page.locator("form").getAttribute("action")) ?? "", page.url());
  const answer = await page.request.post(action.href, { form: { decision }, maxRedirects: 0 });
  const address = answer.headers()["location"];
  if (!address) throw new Error(`the page answered ${answer.status()} and leads nowhere`);
  return address;
}
