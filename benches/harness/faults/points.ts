import type { Stop } from "../../peers/borrower.ts";
import { decidedApart } from "./returns.ts";
import type { Scene, Sent } from "./scene.ts";

/** A place where the client waits for an answer, and anything can happen meanwhile. */
export interface AwaitPoint {
  name: string;
  /** Which way the journey goes; `straight-through` by default. */
  scenario?: string;
  /** What is asked there. */
  sends: Sent;
  /** Brings the borrower to just before. */
  arrive(scene: Scene): Promise<void>;
  /** Does what it is asked for. */
  go(scene: Scene): Promise<unknown>;
  /** Whether the answer leads to another party's page. */
  leaves?: true;
  /** Where a borrower who was served well ends up, however often they are asked to do it again. */
  leadsTo: readonly Stop[];
}

const signedIn = ({ borrower }: Scene) => borrower.signIn();
const opens = ({ page, sandbox }: Scene) => page.goto(sandbox.site, { waitUntil: "commit" });
const reloads = ({ page }: Scene) => page.reload({ waitUntil: "commit" });
const moves = (at: Stop) => ({ borrower }: Scene) => borrower.move(at);

/** Presses what leads to another party's page, and does not wait to be there. */
const presses = (name: string) => ({ borrower }: Scene) => borrower.press(borrower.button(name));

function at(status: string, stop: Stop) {
  return async ({ borrower }: Scene) => {
    await borrower.arriveAt(status);
    await borrower.sees(stop);
  };
}

/** Every place of the way to the money. */
export const awaitPoints: readonly AwaitPoint[] = [
  { name: "the session", sends: { method: "POST", path: /\/api\/credit\/session$/ }, arrive: signedIn, go: opens, leadsTo: ["profile"] },
  { name: "the journey's start", sends: { method: "POST", path: /\/journeys$/ }, arrive: signedIn, go: opens, leadsTo: ["profile"] },
  {
    name: "where the journey stands",
    sends: { method: "GET", path: /\/journeys\/[^/]+(\/state)?$/ },
    arrive: at("OFFERS_AVAILABLE", "offers"),
    go: reloads,
    leadsTo: ["offers"],
  },
  {
    name: "the profile, saved",
    sends: { method: "PUT", path: /\/profile$/ },
    arrive: ({ borrower }) => borrower.arrive().then(() => borrower.sees("profile")),
    go: moves("profile"),
    leadsTo: ["offers"],
  },
  {
    name: "the profile, submitted",
    sends: { method: "POST", path: /\/profile\/submit$/ },
    arrive: ({ borrower }) => borrower.arrive().then(() => borrower.sees("profile")),
    go: moves("profile"),
    leadsTo: ["offers"],
  },
  {
    name: "the offers",
    sends: { method: "GET", path: /\/offers$/ },
    arrive: at("OFFERS_AVAILABLE", "offers"),
    go: reloads,
    leadsTo: ["offers"],
  },
  {
    name: "the start of a consent",
    scenario: "aa-required",
    sends: { method: "POST", path: /\/aa\/sessions$/ },
    arrive: at("AA_REQUIRED", "redirect aaConsent"),
    go: presses("Continue to the account aggregator"),
    leaves: true,
    leadsTo: ["offers"],
  },
  {
    name: "the link to the consent",
    scenario: "aa-required",
    sends: { method: "POST", path: /\/aa\/sessions\/[^/]+\/redirect$/ },
    arrive: at("AA_REQUIRED", "redirect aaConsent"),
    go: presses("Continue to the account aggregator"),
    leaves: true,
    leadsTo: ["offers"],
  },
  {
    name: "the consent, handed on",
    scenario: "aa-required",
    sends: { method: "POST", path: /\/complete$/ },
    async arrive(scene) {
      await at("AA_REQUIRED", "redirect aaConsent")(scene);
      await scene.borrower.leaveFor("aaConsent");
      scene.wayBack = await decidedApart(scene.page, "approve");
    },
    go: ({ page, wayBack }) => page.goto(wayBack, { waitUntil: "commit" }),
    leadsTo: ["offers"],
  },
  {
    name: "the choice of an offer",
    sends: { method: "POST", path: /\/proceed$/ },
    arrive: at("OFFERS_AVAILABLE", "offers"),
    go: moves("offers"),
    leadsTo: ["redirect kyc"],
  },
  {
    name: "the link to the identity check",
    // Ours asks for the step, the others for all of them.
    sends: { method: "GET", path: /\/steps(\/kyc)?$/ },
    arrive: at("KYC_PENDING", "redirect kyc"),
    go: presses("Continue to identity check"),
    leaves: true,
    leadsTo: ["form"],
  },
  {
    name: "the bank account",
    sends: { method: "POST", path: /\/steps\/bank-mandate$/ },
    arrive: at("BANK_MANDATE_PENDING", "form"),
    go: moves("form"),
    leadsTo: ["redirect eMandate"],
  },
];
