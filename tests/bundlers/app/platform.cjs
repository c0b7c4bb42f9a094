// The platform's answers to somebody who begins, as a team might write them by hand for a component's test.

const journeyID = "b7bb465b-135e-4ffd-9c7f-0d43f7ee43d9";
const updatedAt = "2026-03-05T16:40:00.000Z";
const begun = { journeyID, type: "PERSONAL_LOAN", status: "STARTED", nextAction: "FILL_PROFILE", updatedAt, resume: {} };

const answers = {
  "GET /journeys": { items: [] },
  "POST /journeys": begun,
  [`GET /journeys/${journeyID}`]: begun,
  [`GET /journeys/${journeyID}/profile`]: {},
};

const headers = { get: () => null };

exports.session = { sessionToken: "st_test_meera", sessionExpiresAt: "2099-01-01T00:00:00.000Z" };

exports.fetch = async (url, { method }) => {
  const data = answers[`${method} ${new URL(url).pathname.replace("/api/v1/headless", "")}`];
  const envelope = { requestID: "req_1", correlationID: "trace_1", timestamp: updatedAt, data, error: null };
  return { type: "basic", ok: true, status: 200, headers, text: async () => JSON.stringify(envelope) };
};
