// What a CommonJS consumer sees. Only its types are checked.
import testing = require("credit-journey-testing");
import msw = require("credit-journey-testing/msw");

async function consumer(): Promise<number> {
  const platform: testing.Platform = await testing.sandbox({ scenario: "no-offers", faults: testing.faults });
  const { kind } = platform.page("https://pages.test/kyc/1");
  // @ts-expect-error: no such scenario
  await testing.sandbox({ scenario: "some-offers" });
  // @ts-expect-error: no such endpoint
  platform.fault("latency", { on: "save" });
  return msw.handlers(platform).length + kind.length;
}

export = consumer;
