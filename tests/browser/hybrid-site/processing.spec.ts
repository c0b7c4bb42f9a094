import { test } from "./visitor.ts";

// What passes by itself must stay for as long as a slow machine needs to see it.
test.use({ speed: 1 });

test("a consent that takes its time is waited for, before and after", async ({ visitor }) => {
  await visitor.ask("consent-processing");
  await visitor.sees("wait");
  await visitor.sees("consent");
  await visitor.consent("Continue to the account aggregator", "Approve");
  await visitor.sees("wait");
  await visitor.seesHeading("Reading your consent");
  await visitor.sees("offers");
});
