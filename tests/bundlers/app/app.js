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

/** Shows the journey's screen in a heading; the button gives the profile and asks for offers. */
export async function open(connect, heading, button) {
  const { platformUrl } = await (await fetch("/api/demo")).json();
  const session = async () => (await fetch("/api/credit/session", { method: "POST" })).json();
  const credit = await connect({ baseUrl: platformUrl, session });
  const journey = await credit.journey({ type: "PERSONAL_LOAN" });
  const show = ({ screen }) => (heading.textContent = screen.name);
  journey.subscribe(show);
  show(journey.snapshot);
  button.onclick = async () => {
    await journey.saveProfile(application);
    await journey.submitProfile({ bureauConsent: true });
  };
  return credit;
}
