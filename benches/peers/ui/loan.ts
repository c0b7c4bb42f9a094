// What the four apps have in common: what can be seen, what the borrower can do, and the shape of the part that differs.

/** A step at a page of another party. */
export type AwayStep = "aaConsent" | "kyc" | "eMandate" | "loanAgreement";

/** An offer, as it is drawn. */
export interface OfferRow {
  offerID: string;
  lender: string;
  amount: string;
  rate: string;
  selectable: boolean;
}

/** What the borrower should see. */
export type Screen =
  | { name: "loading" }
  | { name: "signIn" }
  | { name: "failed"; message: string }
  | { name: "profile"; saved: Partial<Details> }
  | { name: "wait"; for: string; offers: OfferRow[] }
  | { name: "offers"; offers: OfferRow[]; consentWanted: boolean }
  | { name: "redirect"; step: AwayStep }
  | { name: "form" }
  | { name: "disbursed"; outstanding: string }
  | { name: "closed"; outcome: string };

/** Everything to draw by. */
export interface View {
  screen: Screen;
  /** A command is under way. */
  busy: boolean;
  /** Why the last command failed; null if it did not. */
  problem: string | null;
}

/** What the profile form asks. */
export interface Details {
  panName: string;
  pan: string;
  dob: string;
  contactNumber: string;
  personalemail: string;
  income: string;
  addressL1: string;
  city: string;
  state: string;
  pincode: string;
}

/** What the form of the bank mandate asks. */
export interface Account {
  accountHolderName: string;
  accountNumber: string;
  ifsc: string;
}

/** What the borrower does. */
export type Command =
  | { type: "apply"; details: Details }
  | { type: "choose"; offerID: string }
  | { type: "leave"; step: AwayStep }
  | { type: "giveAccount"; account: Account }
  | { type: "payAPart"; amount: string }
  | { type: "retry" };

/** The part that differs: a borrower's loan, followed and acted on. */
export interface Loan {
  readonly view: View;
  /** Calls `listener` when the view is another one, until the function it returns is called. */
  subscribe(listener: () => void): () => void;
  send(command: Command): void;
  /** Lets go of timers, listeners and requests. */
  dispose(): void;
}

/** What every one of them is opened with. */
export interface Surroundings {
  /** Origin of the platform. */
  platformUrl: string;
  /** Where the consent page returns to. */
  returnUrl: string;
  /** Free fields of the partner, kept with a new journey. */
  metadata: Record<string, string>;
}

/** The bodies that the platform takes for what was filled in. */
export function profileOf({ income, addressL1, city, state, pincode, ...profile }: Details) {
  return {
    profile: { ...profile, gender: "female" as const },
    workProfile: { employmentType: "salaried" as const, income },
    address: { addressL1, city, state, pincode },
  };
}

/** The same the other way round, to fill in what was saved. */
export function detailsOf(snapshot: SavedProfile | null | undefined): Partial<Details> {
  const { profile, workProfile, address } = snapshot ?? {};
  const known = { ...profile, income: workProfile?.income, ...address };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => typeof value === "string"));
}

interface SavedProfile {
  profile?: object;
  workProfile?: { income?: string };
  address?: object;
}
