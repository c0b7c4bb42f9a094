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
    const outcome = await travel(await given(specifier));
    return { ...outcome, violations };
  },

  async refusal(specifier) {
    const { isJourneyError, connect, ...options } = await given(specifier);
    try {
      await connect(options);
    } catch (error) {
      if (!isJourneyError(error)) throw error;
      const { code, message, retryable } = error;
      return { code, message, retryable };
    }
    throw new Error("connected");
  },
};

/** @param {string} specifier */
async function given(specifier) {
  const { baseUrl, entry } = await (await fetch("setting.json")).json();
  /** @type {import("./journey.js").Package} */
  const { connect, isJourneyError } = await import(specifier || entry);
  const session = async () => (await fetch("/session", { method: "POST" })).json();
  return { connect, isJourneyError, baseUrl, session };
}

window.guest = guest;
