import { isJourneyError } from "credit-journey";
import { Loan } from "./loan";

/** A server component. It may import the package: nothing is loaded before `connect`. */
export default function Page() {
  return isJourneyError(null) ? null : <Loan />;
}
