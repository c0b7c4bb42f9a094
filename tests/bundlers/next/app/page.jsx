import { isJourneyError } from "credit-journey";
import { Borrower } from "./borrower";

/** A server component may import the package: it only loads when it connects. */
export default function Page() {
  return <Borrower on={isJourneyError(new Error()) ? "an error" : "a server"} />;
}
