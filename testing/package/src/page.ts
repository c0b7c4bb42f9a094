/** What a borrower does on a page: agrees, declines, or leaves without deciding. */
export type Decision = "approve" | "decline" | "later";

/** A page of another party, as the borrower sees it. */
export interface Page {
  /** Which. */
  readonly kind: "consent" | "kyc" | "eMandate" | "loanAgreement" | "keyFacts";
  /** Name of the lender, where one is known. */
  readonly lender: string | null;
  /** What it tells: title and text. */
  readonly facts: readonly (readonly [title: string, text: string])[];
  /** What can be decided; nothing on `keyFacts`. */
  readonly decisions: readonly Decision[];
  /** Decides. The same decision once more leads to the same place. */
  decide(decision: Decision): Return;
}

/** Where the browser goes after a decision. */
export interface Return {
  /** The address. */
  readonly url: string;
  /** The fields that are posted there; `null` if the browser just goes. */
  readonly form: Readonly<Record<string, string>> | null;
}
