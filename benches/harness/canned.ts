/** What the page is told, instead of by a network: runs in the page, before the app. */
export interface Canned {
  /** How many offers there are. */
  offers: number;
  /** Whether the state has moved at every look. */
  moves: boolean;
}

/** Answers every call of the app at once, so that what is left is the client's own work. */
export function answerAtOnce({ offers, moves }: Canned): void {
  const journeyID = "5c1f9a4e-0a53-4a3c-9a11-6a1f0e7d2b01";
  let looks = 0;
  const state = () => ({
    journeyID,
    type: "PERSONAL_LOAN",
    status: "OFFERS_AVAILABLE",
    nextAction: "SELECT_OFFER",
    pendingOperations: [],
    updatedAt: new Date(1_790_000_000_000 + (moves ? (looks += 1) : 0) * 1000).toISOString(),
    resume: {},
  });
  const cards = Array.from({ length: offers }, (_, index) => ({
    lenderID: `lender-${index}`,
    lenderName: `Lender ${index}`,
    offerID: `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
    status: "OFFER_RECEIVED",
    amountPrincipal: "300000",
    interestRate: "14.5",
    offerTerm: 36,
    keyFactsStatementLink: "https://lender.example/key-facts",
    aa: { required: false, state: "NOT_REQUIRED", actionRequired: "NONE" },
    lenderStateReason: null,
  }));
  const dataOf = (path: string): unknown => {
    if (path.endsWith("/state")) return state();
    if (path.endsWith("/offers")) return { items: cards };
    if (path.endsWith("/journeys")) return { items: [] };
    return state();
  };
  const headers = { "Content-Type": "application/json" };
  const session = JSON.stringify({
    sessionToken: "st_test_canned",
    sessionExpiresAt: new Date(Date.now() + 86_400_000).toISOString(),
    borrowerID: journeyID,
    activeJourney: { journeyID, status: "OFFERS_AVAILABLE", nextAction: "SELECT_OFFER" },
  });
  const realFetch = window.fetch.bind(window);
  window.fetch = (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : String(input), location.origin);
    if (!pathname.startsWith("/api/")) return realFetch(input, init);
    const timestamp = new Date().toISOString();
    const envelope = { requestID: "req_1", correlationID: null, timestamp, data: dataOf(pathname), error: null };
    const body = pathname === "/api/credit/session" ? session : JSON.stringify(envelope);
    return Promise.resolve(new Response(body, { headers }));
  };
}
