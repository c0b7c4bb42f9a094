// What tests need beside the package. Its types are in ../harness.ts.
import * as creditJourney from "/entries/browser.js";

const { platformUrl } = await (await fetch("/api/demo")).json();
const events = [];

async function session() {
  const answer = await fetch("/api/credit/session", { method: "POST" });
  return answer.ok ? answer.json() : null;
}

window.harness = {
  ...creditJourney,
  events,
  profile: { contactNumber: "9845012367", panName: "Meera Krishnan" },
  open: (options) =>
    creditJourney.connect({ baseUrl: platformUrl, session, onEvent: (event) => events.push(event), ...options }),
  async failure(call) {
    try {
      await (typeof call === "function" ? call() : call);
    } catch (error) {
      if (!creditJourney.isJourneyError(error)) throw error;
      const { name, message, stack, code, status, retryable, requestID, correlationID, details, cause } = error;
      return { name, message, stack, code, status, retryable, requestID, correlationID, details, cause: String(cause) };
    }
    return null;
  },
};
