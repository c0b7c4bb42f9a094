/** @jest-environment jsdom */
const { connect } = require("credit-journey");
const { fetch, session } = require("./platform.cjs");

test("a component shows the first screen", async () => {
  document.body.innerHTML = "<h1></h1>";
  const credit = await connect({ baseUrl: "https://api.example.com", session, fetch });
  const journey = await credit.journey({ type: "PERSONAL_LOAN" });
  document.querySelector("h1").textContent = journey.snapshot.screen.name;
  expect(document.body.innerHTML).toBe("<h1>profile</h1>");
  credit.dispose();
});
