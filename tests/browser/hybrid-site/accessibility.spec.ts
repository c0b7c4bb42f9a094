import { isAccessible } from "../accessibility/accessible.ts";
import { test, type Visitor } from "./visitor.ts";

test.use({ speed: 1, expectedErrors: [/status of 404/] });

/** Every screen, and what opens on it. */
const screens: Record<string, (visitor: Visitor) => Promise<void>> = {
  details: (visitor) => visitor.arrive("offers-at-once"),
  "details with faults": async (visitor) => {
    await visitor.arrive("offers-at-once");
    await visitor.page.getByLabel("Mobile number").fill("");
    await visitor.press("See my offers");
    await visitor.page.getByRole("alert").waitFor();
  },
  wait: async (visitor) => {
    await visitor.ask("offers-trickling-in");
    await visitor.sees("wait");
  },
  "offers and consent": async (visitor) => {
    await visitor.ask("consent-beside-offers");
    await visitor.sees("offers");
  },
  "the choice of an offer": async (visitor) => {
    await visitor.ask("offers-at-once");
    await visitor.choose("Kaveri Credit");
    await visitor.page.getByRole("dialog").waitFor();
  },
  consent: async (visitor) => {
    await visitor.ask("consent-first");
    await visitor.sees("consent");
  },
  "no offers": async (visitor) => {
    await visitor.ask("no-offers");
    await visitor.sees("noOffers");
  },
  handoff: async (visitor) => {
    await visitor.ask("offers-at-once");
    await visitor.handOff("Kaveri Credit");
    await visitor.press("Exit");
    await visitor.sees("handoff");
  },
  failed: async (visitor) => {
    await visitor.ask("not-found");
    await visitor.sees("failed");
  },
};

test.describe("has no accessibility fault, wide and light, narrow and dark:", () => {
  for (const [name, go] of Object.entries(screens)) {
    test(name, ({ visitor, page }) => isAccessible(page, () => go(visitor)));
  }
});
