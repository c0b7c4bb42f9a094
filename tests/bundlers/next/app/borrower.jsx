"use client";
import { connect } from "credit-journey";
import { useEffect, useRef } from "react";
import { open } from "../app.js";

/** A client component: rendered on the server first. */
export function Borrower() {
  const heading = useRef(null);
  const button = useRef(null);
  useEffect(() => {
    const credit = open(connect, heading.current, button.current);
    return () => void credit.then((credit) => credit.dispose());
  }, []);
  return (
    <>
      <h1 ref={heading}></h1>
      <button ref={button}>Ask for offers</button>
    </>
  );
}
