"use client";
import { connect } from "credit-journey";
import { useJourney } from "credit-journey/react";
import { apply, connectBorrower } from "../app.js";

/** A client component: rendered on the server first, and mounted twice in development. */
export function Loan() {
  const view = useJourney(() => connectBorrower(connect), { type: "PERSONAL_LOAN" });
  return (
    <>
      <h1>{view.status === "open" ? view.snapshot.screen.name : ""}</h1>
      <button onClick={() => apply(view.journey)}>Ask for offers</button>
    </>
  );
}
