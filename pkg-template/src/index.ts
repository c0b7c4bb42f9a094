// The package's entry.
export * from "./credit_journey.js";
