// The other two experiences, told: offers chosen at the partner's and the rest in Hosted, then all of it in Hosted.
import type { Page } from "@playwright/test";
import { Visitor as HostedVisitor } from "../hosted-site/visitor.ts";
import { Visitor as HybridVisitor } from "../hybrid-site/visitor.ts";
import type { Sandbox } from "../sandbox.ts";
import type { Narrator } from "./narrator.ts";

/** A consent that lenders ask for, offers by lender, and the hand-off. */
export async function throughHybrid(page: Page, sandbox: Sandbox, narrator: Narrator): Promise<void> {
  const visitor = new HybridVisitor(page, sandbox);
  narrator.borrower("comes to the Hybrid page as another borrower, and asks for offers (scenario “consent-first”)");
  await visitor.ask("consent-first");
  await visitor.sees("consent");
  await narrator.screen("hybrid consent");
  narrator.borrower("shares bank statements at the account aggregator, and comes back");
  await visitor.consent("Continue to the account aggregator", "Approve");
  await visitor.sees("offers");
  await narrator.screen("hybrid offers");
  narrator.borrower("chooses an offer");
  await visitor.handOff("Nilgiri Finance");
  await narrator.screen("hybrid hosted");
}

/** A step at the lender's own page, and the way out. */
export async function throughHosted(page: Page, sandbox: Sandbox, narrator: Narrator): Promise<void> {
  const visitor = new HostedVisitor(page, sandbox);
  narrator.borrower("comes to the Hosted page as another borrower, and opens the loan (scenario “external-step”)");
  await visitor.arrive("external-step");
  await visitor.open();
  await visitor.sees("Review your loan");
  await narrator.screen("hosted dialog");
  narrator.borrower("goes on at the lender's page, in a window of its own");
  await visitor.press("I have read this");
  const [lender] = await Promise.all([page.waitForEvent("popup"), visitor.press("Go to the lender's page")]);
  await lender.waitForURL(`${sandbox.pages}/**`);
  await narrator.screen("hosted external");
  narrator.borrower("comes back, and leaves by Hosted's own exit");
  await lender.close();
  await visitor.press("Exit");
  await visitor.dialog.waitFor({ state: "hidden" });
  await narrator.screen("hosted left");
}
