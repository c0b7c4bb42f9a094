// In CommonJS, in a page that has no fetch, no Response, no TextDecoder and no DecompressionStream: jest's own jsdom.
const { connect } = require("credit-journey");
const { sandbox, scenarios } = require("credit-journey-testing");

const profile = {
  profile: { contactNumber: "9845012367", pan: "AKXPM4821Q", panName: "Meera Krishnan", dob: "1991-08-17", gender: "female", personalemail: "meera.krishnan@example.in" },
  workProfile: { employmentType: "salaried", income: "85000", companyName: "Tungabhadra Textiles" },
  address: { addressL1: "14 Lotus Residency", city: "Bengaluru", state: "Karnataka", pincode: "560034" },
};

test("this is jest's page, with nothing of Node's lent to it", () => {
  for (const lacking of ["fetch", "Response", "TextDecoder", "DecompressionStream"]) {
    expect(typeof globalThis[lacking]).toBe("undefined");
  }
  expect(scenarios).toContain("aa-required");
});

test("a page shows the borrower's way to the identity check, and on from it", async () => {
  const platform = await sandbox();
  let opened;
  const credit = await connect({ ...platform.connection, openRedirect: (url) => (opened = url) });
  const journey = await platform.until(credit.journey({ type: "PERSONAL_LOAN" }));
  const show = ({ screen }) => (document.body.innerHTML = `<main data-screen="${screen.name}">${screen.step ?? ""}</main>`);
  journey.subscribe(show);
  show(journey.snapshot);
  const shown = () => document.querySelector("main").dataset.screen;
  expect(shown()).toBe("profile");

  await platform.until(journey.saveProfile(profile));
  await platform.until(journey.submitProfile({ bureauConsent: true }));
  await platform.until(() => journey.snapshot.screen.selectable?.length > 0);
  expect(shown()).toBe("offers");

  platform.fault("lost-answer", { on: "proceedOffer" });
  await platform.until(journey.proceed(journey.snapshot.screen.selectable[0]));
  await platform.until(() => shown() === "redirect");
  await platform.until(journey.openRedirect());
  expect(platform.page(opened)).toMatchObject({ kind: "kyc", decisions: ["approve", "decline", "later"] });
  await platform.until(journey.returned(platform.visit(opened, "approve")));
  await platform.until(() => shown() === "form");
  expect(document.querySelector("main").textContent).toBe("bankMandate");

  const done = platform.effects().map(({ kind }) => kind);
  expect(done.filter((kind) => kind === "offerProceeded")).toHaveLength(1);
  credit.dispose();
});
