// What every runtime must be able to do: a short journey, as any app would go it. Knows nothing of where it runs.

/**
 * @typedef {typeof import("credit-journey")} Package
 * @typedef {{ baseUrl: string, redirectingUrl: string, sessionUrl: string }} Addresses The platform's; one of somebody
 * who sends every request on to elsewhere; where `POST` gets a session of a new borrower.
 * @typedef {{ steps: string[], fault: string | null }} Outcome The steps that went well, and what stopped the journey.
 */

const profile = {
  profile: {
    contactNumber: "9845012367",
    panName: "Meera Krishnan",
    pan: "AKXPM4821Q",
    dob: "1991-08-17",
    gender: "female",
    personalemail: "meera.krishnan@example.in",
  },
  workProfile: { employmentType: "salaried", income: "85000" },
  address: { addressL1: "14 Lotus Residency", city: "Bengaluru", state: "Karnataka", pincode: "560034" },
};

const nobodysOffer = "0b4c4dc6-58ab-4c6e-9c26-7f4a0e1f5a11";

/**
 * Goes the whole journey.
 * @param {Pick<Package, "connect" | "isJourneyError">} imported
 * @param {Addresses} addresses
 * @returns {Promise<Outcome>}
 */
export async function travel(imported, addresses) {
  /** @type {string[]} */
  const steps = [];
  try {
    for await (const step of journey(imported, addresses)) steps.push(step);
    return { steps, fault: null };
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    return { steps, fault: `after "${steps[steps.length - 1] ?? "import"}": ${message}` };
  }
}

/**
 * Yields the name of each step that went well.
 * @param {Pick<Package, "connect" | "isJourneyError">} imported
 * @param {Addresses} addresses
 */
async function* journey({ connect, isJourneyError }, { baseUrl, redirectingUrl, sessionUrl }) {
  const session = async () => (await fetch(sessionUrl, { method: "POST" })).json();
  /** @param {Promise<unknown>} call */
  const failure = async (call) => {
    const [{ reason }] = /** @type {[PromiseRejectedResult]} */ (await Promise.allSettled([call]));
    if (!isJourneyError(reason)) throw new Error(`no JourneyError but ${reason}`);
    return reason;
  };

  const wrong = await failure(connect({ baseUrl: "nonsense", session }));
  equal([wrong.code, wrong.details?.field], ["CONFIG", "baseUrl"]);
  yield "a wrong option is named";

  const credit = await connect({ baseUrl, session });
  yield "connect";

  // With a session in hand: the short time-out is for the call alone.
  const astray = await connect({ baseUrl: redirectingUrl, session: await session(), callTimeoutMs: 1000 });
  const { code } = await failure(astray.api.listJourneys());
  // A try may be under way when the time is up. Whoever followed would have an answer, and find it wanting.
  if (code !== "TIMEOUT") equal(code, "NETWORK");
  astray.dispose();
  yield "no redirect is followed";

  const journey = await credit.journey({ type: "PERSONAL_LOAN" });
  equal(journey.snapshot.screen.name, "profile");
  yield "the profile screen";

  const refused = await failure(journey.saveProfile({ profile: { ...profile.profile, pan: "ABCDE" } }));
  equal([refused.code, refused.details?.field], ["VALIDATION_FAILED", "profile.pan"]);
  yield "bad input is blamed on its field";

  const saved = await journey.saveProfile(profile);
  equal(saved.profile?.panName, "Meera Krishnan");
  await journey.submitProfile({ bureauConsent: true });
  equal(journey.snapshot.progress.steps.find(({ state }) => state === "current")?.name, "offers");
  yield "saveProfile and submitProfile";

  let offerID = "";
  for await (const { screen } of journey) {
    if (screen.name !== "offers" || screen.awaiting > 0) continue;
    offerID = screen.selectable[0] ?? "";
    break;
  }
  yield "offers, by for await";

  const journeyID = journey.snapshot.journeyID ?? "";
  const missing = await failure(credit.api.getOffer(journeyID, nobodysOffer));
  equal([missing.code, missing.status, missing.retryable], ["RESOURCE_NOT_FOUND", 404, false]);
  yield "the platform's error keeps its code";

  const aborter = new AbortController();
  const call = failure(credit.api.listOffers(journeyID, { signal: aborter.signal }));
  aborter.abort(new Error("changed my mind"));
  const aborted = await call;
  equal([aborted.code, String(aborted.cause)], ["ABORTED", "Error: changed my mind"]);
  yield "an aborted call ends with the reason";

  await journey.proceed(offerID);
  equal(journey.snapshot.progress.steps.find(({ name }) => name === "offers")?.state, "done");
  yield "proceed";

  const pending = failure(journey.refresh());
  const read = (async () => {
    for await (const _ of journey);
  })();
  journey.dispose();
  credit.dispose();
  credit.dispose();
  equal((await pending).code, "DISPOSED");
  equal((await failure(credit.api.listJourneys())).code, "DISPOSED");
  await read;
  yield "dispose";
}

/** @param {unknown} actual @param {unknown} expected */
function equal(actual, expected) {
  const [seen, due] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (seen !== due) throw new Error(`${seen} instead of ${due}`);
}
