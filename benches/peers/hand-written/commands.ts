import { profileOf, type Command } from "../ui/loan.ts";
import { Failure } from "./failure.ts";
import type { Facts } from "./facts.ts";
import type { Keys } from "./keys.ts";
import type { Platform } from "./platform.ts";
import { leaveFor, rememberConsent, rememberedConsent } from "./redirects.ts";

/** Who acts, and on what. */
export interface Desk {
  platform: Platform;
  keys: Keys;
  journeyID: string;
  facts: Facts;
  returnUrl: string;
}

/** Does what the borrower asked for. Gives the platform's hint when to look again, in seconds. */
export async function perform(command: Command, desk: Desk): Promise<number | undefined> {
  const { platform, keys, journeyID, facts } = desk;
  const offerID = facts.chosen?.offerID ?? "";
  switch (command.type) {
    case "apply": {
      const body = profileOf(command.details);
      refuse(platform.checks.problemOf.profile(body));
      await keys.use("saveProfile", body, (key) => platform.saveProfile(journeyID, body, key));
      const accepted = await keys.use("submitProfile", null, (key) => platform.submitProfile(journeyID, key));
      return accepted.pollAfterSeconds;
    }
    case "choose":
      await keys.use("proceed", command.offerID, (key) => platform.proceed(journeyID, command.offerID, key));
      return undefined;
    case "giveAccount": {
      const body = { ...command.account, accountType: "saving" };
      refuse(platform.checks.problemOf.account(body));
      const accepted = await keys.use("giveAccount", body, (key) => platform.giveAccount(journeyID, offerID, body, key));
      return accepted.pollAfterSeconds;
    }
    case "leave":
      await (command.step === "aaConsent" ? leaveForConsent(desk) : leaveForStep(desk, offerID, command.step));
      return undefined;
    case "payAPart": {
      const { amount } = command;
      refuse(platform.checks.problemOf.amount(amount));
      const accepted = await keys.use("payAPart", amount, (key) => platform.payAPart(journeyID, amount, key));
      return accepted.pollAfterSeconds;
    }
    case "retry":
      return undefined;
  }
}

/** A link is good for three minutes and one visit: it is asked for on the click, never kept. */
async function leaveForConsent({ platform, keys, journeyID, returnUrl }: Desk): Promise<void> {
  const { aaSessionID } = await keys.use("startConsent", null, (key) => platform.startConsent(journeyID, key));
  const { redirectURL } = await platform.redirectConsent(journeyID, aaSessionID, returnUrl, crypto.randomUUID());
  rememberConsent(aaSessionID);
  leaveFor(redirectURL);
}

async function leaveForStep({ platform, journeyID }: Desk, offerID: string, step: "kyc" | "eMandate" | "loanAgreement") {
  const steps = await platform.steps(journeyID, offerID);
  const url = steps[step].resource?.redirectURL;
  if (url) leaveFor(url);
}

/**
 * Hands on what the consent page brought back. It proves nothing: whatever comes of it, the platform is asked next. In
 * another browser nothing is remembered; the platform's newest consent that waits for a return is it.
 */
export async function handOn(brought: Record<string, string>, platform: Platform, journeyID: string, key: string): Promise<void> {
  const waiting = (await platform.consents(journeyID)).filter(({ state }) => state === "IN_PROGRESS" || state === "REDIRECT_READY");
  const remembered = rememberedConsent();
  const consent = waiting.find(({ aaSessionID }) => aaSessionID === remembered) ?? waiting.at(-1);
  if (consent) await platform.completeConsent(journeyID, consent.aaSessionID, brought, key);
}

function refuse(problem: string | null): void {
  if (problem) throw new Failure("VALIDATION_FAILED", problem);
}
