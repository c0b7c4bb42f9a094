import assert from "node:assert/strict";
import { connect } from "credit-journey";
import { fetch, session } from "./platform.cjs";

async function serve() {
  const credit = await connect({ baseUrl: "https://api.example.com", session, fetch });
  const journey = await credit.journey({ type: "PERSONAL_LOAN" });
  assert.equal(journey.snapshot.screen.name, "profile");
  credit.dispose();
}

void serve();
