/** What a borrower would fill in. */
const application = {
  profile: {
    panName: "Meera Krishnan",
    pan: "AKXPM4821Q",
    dob: "1991-08-17",
    gender: "female",
    contactNumber: "9845012367",
    personalemail: "meera.krishnan@example.in",
  },
  workProfile: { employmentType: "salaried", income: "85000", companyName: "Tungabhadra Textiles" },
  address: { addressL1: "14 Lotus Residency", pincode: "560034", city: "Bengaluru", state: "Karnataka" },
};

/** Connects to the platform as the borrower who is signed in. */
export async function connectBorrower(connect) {
  const { platformUrl } = await (await fetch("/api/demo")).json();
  const session = async () => (await fetch("/api/credit/session", { method: "POST" })).json();
  return connect({ baseUrl: platformUrl, session });
}

/** Fills in the profile and asks for offers. */
export async function apply(journey) {
  await journey.saveProfile(application);
  await journey.submitProfile({ bureauConsent: true });
}

/** Shows the journey's screen in the page's heading; the button goes on. */
export async function open(connect) {
  const credit = await connectBorrower(connect);
  const journey = await credit.journey({ type: "PERSONAL_LOAN" });
  const show = ({ screen }) => (document.querySelector("h1").textContent = screen.name);
  journey.subscribe(show);
  show(journey.snapshot);
  document.querySelector("button").onclick = () => apply(journey);
}
