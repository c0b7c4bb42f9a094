// Out to a page of another party, and back.

/** Where the consent that the borrower left for is remembered. */
const LEFT_FOR = "loan.aaSessionID";

/** Leaves for a page that the platform named. */
export function leaveFor(url: string): void {
  const { protocol, hostname } = new URL(url);
  const local = hostname === "127.0.0.1" || hostname === "localhost";
  if (protocol !== "https:" && !local) throw new Error("not a page to leave for");
  location.assign(url);
}

/** Remembers which consent the borrower leaves for. */
export function rememberConsent(aaSessionID: string): void {
  try {
    sessionStorage.setItem(LEFT_FOR, aaSessionID);
  } catch {
    // Denied or full: the list of consents tells it as well.
  }
}

/** Which consent the borrower left for, once. */
export function rememberedConsent(): string | null {
  try {
    const id = sessionStorage.getItem(LEFT_FOR);
    sessionStorage.removeItem(LEFT_FOR);
    return id;
  } catch {
    return null;
  }
}

/** What the consent page brought back, if the borrower is just back; the address is clean after. */
export function takeReturn(): Record<string, string> | null {
  const brought = Object.fromEntries(new URLSearchParams(location.search));
  if (Object.keys(brought).length > 0) history.replaceState(history.state, "", location.pathname);
  return "ecres" in brought ? brought : null;
}
