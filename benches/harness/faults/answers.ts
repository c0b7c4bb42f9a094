import type { Route } from "@playwright/test";
import type { Fault, Scene } from "./scene.ts";

// What the platform and the network between make of a request.

type Answer = NonNullable<Parameters<Route["fulfill"]>[0]>;

/** The whole way, with these faults laid over everything by the sandbox. */
function allTheWay(name: string, laid: string): Fault {
  return { name, laid, happen: ({ borrower }) => borrower.arrive().then(() => borrower.goesOn()).then(() => {}) };
}

function scenario(name: string, scenario: string): Fault {
  return { name, scenario, happen: ({ borrower }) => borrower.arrive().then(() => borrower.goesOn()).then(() => {}) };
}

/** All reads are answered like this for some seconds, while the borrower waits for offers. */
function readsAnswered(name: string, answer: Answer): Fault {
  return {
    name,
    ends: ["offers"],
    async happen(scene: Scene) {
      const { borrower, page } = scene;
      await borrower.arrive();
      await borrower.sees("profile");
      await page.route(/\/journeys\/[^/]+\/(state|offers)$/, (route) =>
        route.fulfill({ ...answer, headers: { "Access-Control-Allow-Origin": "*", ...answer.headers } }),
      );
      await borrower.move("profile");
      await page.waitForTimeout(scene.random.between(3_000, 8_000));
      await page.unrouteAll({ behavior: "ignoreErrors" });
      await borrower.goesOn(["offers"]);
    },
  };
}

const json = "application/json";

export const answerFaults: readonly Fault[] = [
  allTheWay("answers lost at random", "lost-answer"),
  allTheWay("requests delivered twice at random", "duplicate-delivery"),
  allTheWay("503 at random", "server-error"),
  allTheWay("HTML error pages at random", "html-page"),
  allTheWay("truncated JSON at random", "truncated-json"),
  allTheWay("latency", "latency"),
  scenario("429 with Retry-After", "rate-limited"),
  scenario("ASYNC_OPERATION_PENDING on every command", "async-pending"),
  scenario("all of them at once", "flapping-upstream"),
  scenario("statuses, actions and fields of the future", "values-from-the-future"),
  readsAnswered("429 without Retry-After for seconds", { status: 429, contentType: json, body: envelope("RATE_LIMITED", true) }),
  readsAnswered("500 without an envelope for seconds", { status: 500, contentType: "text/plain", body: "internal error" }),
  readsAnswered("504 without a body for seconds", { status: 504, body: "" }),
  readsAnswered("502 with HTML for seconds", { status: 502, contentType: "text/html", body: "<h1>Bad gateway</h1>" }),
  readsAnswered("neither data nor error for seconds", { status: 200, contentType: json, body: '{"requestID":"req_1"}' }),
  readsAnswered("another JSON for seconds", { status: 200, contentType: json, body: '{"hello":"world"}' }),
  {
    name: "another device chooses another offer",
    scenario: "another-tab-locks-an-offer",
    ends: ["redirect kyc"],
    async happen({ borrower }) {
      await borrower.arrive();
      await borrower.goesOn(["redirect kyc"]);
    },
  },
];

function envelope(code: string, retryable: boolean): string {
  const error = { code, message: "Not now.", retryable, details: null };
  return JSON.stringify({ requestID: "req_1", correlationID: null, timestamp: new Date().toISOString(), data: null, error });
}
