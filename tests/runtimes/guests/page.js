// A page that imports the package as it is, by address or by name, and does with it what it is asked to.
import { travel } from "./journey.js";

/** @type {string[]} */
const violations = [];
addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
  violations.push(`${effectiveDirective} blocked ${blockedURI}`);
});

/** @type {import("../browsers/browser.ts").Guest} */
const guest = {
  async journey(specifier) {
    const { addresses, creditJourney } = await given(specifier);
    return { ...(await travel(creditJourney, addresses)), violations };
  },

  async refusal(specifier) {
    const { addresses, creditJourney } = await given(specifier);
    try {
      await creditJourney.connect({ baseUrl: addresses.baseUrl, session: () => null });
    } catch (error) {
      if (!creditJourney.isJourneyError(error)) throw error;
      const { code, message, retryable } = error;
      return { code, message, retryable };
    }
    throw new Error("connected");
  },
};

/** @param {string} specifier */
async function given(specifier) {
  const { addresses, entry, wasm } = await (await fetch("setting.json")).json();
  /** @type {import("./journey.js").Package & Partial<typeof import("credit-journey/slim")>} */
  const creditJourney = await import(specifier || entry);
  await creditJourney.initialize?.(fetch(wasm));
  return { addresses, creditJourney };
}

window.guest = guest;
