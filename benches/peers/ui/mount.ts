import { draw } from "./draw.ts";
import type { Loan, Surroundings } from "./loan.ts";

/** What the harness holds of a page. */
export interface Bench {
  loan: Loan;
  /** Another loan beside the one on the page. */
  reopen: () => Loan;
}

/** Puts a loan on the page. */
export function mount(open: (surroundings: Surroundings) => Loan): () => void {
  const root = document.querySelector("main");
  if (!root) throw new Error("the page has no place for the loan");
  const metadata = { source: "web", scenario: meta("scenario") };
  const surroundings: Surroundings = { platformUrl: meta("platform"), returnUrl: `${location.origin}/`, metadata };
  const loan = open(surroundings);
  // The harness looks, opens and lets go as often as it needs to.
  Object.assign(window, { bench: { loan, reopen: () => open(surroundings) } satisfies Bench });
  const render = () => draw(root, loan.view, (command) => loan.send(command));
  const stop = loan.subscribe(render);
  render();
  return () => {
    stop();
    loan.dispose();
  };
}

/** What the page was built for. */
function meta(name: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? "";
}
