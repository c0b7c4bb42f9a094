/** What an app is told, instead of by a network. */
export interface Canned {
  /** Where the journey stands: before the choice of an offer, at the wait for offers, or at the wait for a lender's steps. */
  stands: "choice" | "offers" | "steps";
  /** How many offers there are. */
  offers: number;
  /** When it moves: never, at every look, or whenever the platform is told to. */
  moves: "never" | "at every look" | "when told";
}

/** What the harness holds of the platform that is none: `cannedPlatform`. */
export interface CannedPlatform {
  /** Requests that it was sent, those for a session aside. */
  requests: number;
  /** Moves the journey. */
  move(): void;
}

/**
 * Answers every call of the app at once, so that what is left is the client's own work. Runs where the app runs, before
 * it: in a page, as a text of its own, or in a worker.
 */
export function answerAtOnce({ stands, offers, moves }: Canned): void {
  const journeyID = "5c1f9a4e-0a53-4a3c-9a11-6a1f0e7d2b01";
  const platform = { requests: 0, moved: 0, move: () => void (platform.moved += 1) };
  const isOdd = () => platform.moved % 2 === 1;
  const standing = () => {
    if (stands === "choice") return { status: "OFFERS_AVAILABLE", nextAction: "SELECT_OFFER" };
    if (stands === "offers") return { status: "OFFERS_PENDING", nextAction: "WAIT_FOR_OFFERS" };
    return isOdd()
      ? { status: "BANK_MANDATE_PENDING", nextAction: "WAIT_FOR_BANK_MANDATE" }
      : { status: "KYC_PENDING", nextAction: "WAIT_FOR_KYC" };
  };
  const state = () => ({
    journeyID,
    type: "PERSONAL_LOAN",
    ...standing(),
    pendingOperations: [],
    updatedAt: new Date(1_790_000_000_000 + platform.moved * 1000).toISOString(),
    resume: {},
  });
  const card = (index: number) => ({
    lenderID: `lender-${index}`,
    lenderName: `Lender ${index}`,
    offerID: `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
    status: stands === "offers" ? "OFFER_AWAITED" : "OFFER_RECEIVED",
    // A move shows: at the wait for offers by an amount, at the wait for steps by another step.
    amountPrincipal: String(300_000 + (stands === "offers" ? platform.moved : 0)),
    interestRate: "14.5",
    offerTerm: 36,
    keyFactsStatementLink: "https://lender.example/key-facts",
    aa: { required: false, state: "NOT_REQUIRED", actionRequired: "NONE" },
    lenderStateReason: null,
  });
  const step = (status: string) => ({ status, actionRequired: status === "SUCCESS" ? "NONE" : "WAIT", resource: null, diagnostics: null });
  const steps = () => ({
    kyc: step(isOdd() ? "SUCCESS" : "IN_PROGRESS"),
    bankMandate: step("IN_PROGRESS"),
    eMandate: step("PENDING"),
    loanAgreement: step("PENDING"),
    disbursal: step("PENDING"),
  });
  const dataOf = (path: string): unknown => {
    if (path.endsWith("/state")) {
      if (moves === "at every look") platform.move();
      return state();
    }
    if (path.endsWith("/offers")) return { items: Array.from({ length: offers }, (_, index) => card(index)) };
    if (path.endsWith("/steps")) return steps();
    if (path.endsWith("/journeys")) return { items: [] };
    const offerID = /\/offers\/[^/]*?(\d+)$/.exec(path)?.[1];
    return offerID === undefined ? state() : { ...card(Number(offerID)), proceedBoundaryState: "LOCKED" };
  };
  const headers = { "Content-Type": "application/json" };
  const session = () => ({
    sessionToken: "st_test_canned",
    sessionExpiresAt: new Date(Date.now() + 30 * 60_000).toISOString(),
    borrowerID: journeyID,
    activeJourney: { journeyID, ...standing() },
  });
  const realFetch = globalThis.fetch.bind(globalThis);
  globalThis.fetch = (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : String(input), "https://site.example");
    if (!pathname.startsWith("/api/")) return realFetch(input, init);
    const answer = (body: object) => Promise.resolve(new Response(JSON.stringify(body), { headers }));
    if (pathname === "/api/credit/session") return answer(session());
    platform.requests += 1;
    const timestamp = new Date().toISOString();
    return answer({ requestID: "req_1", correlationID: null, timestamp, data: dataOf(pathname), error: null });
  };
  Object.assign(globalThis, { cannedPlatform: platform satisfies CannedPlatform });
}
