import type { Sandbox } from "./credit_journey_testing.js";

/** Has the sandbox do something. What is wrong it throws as a sentence. */
export function done<T>(run: () => T): T {
  try {
    return run();
  } catch (problem) {
    throw typeof problem === "string" ? new Error(`sandbox: ${problem}`) : problem;
  }
}

/** Has the sandbox do something and reads the document it answers with. */
export function read<T>(run: () => string): T {
  return JSON.parse(done(run)) as T;
}

/** The sandbox in wasm. */
export type Core = Sandbox;
