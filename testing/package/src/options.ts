import type { Fault, Scenario, Status } from "./names.js";

/** Options of `sandbox`. */
export interface SandboxOptions {
  /** What every journey plays that names none in its `metadata.scenario`. By default the PAN in the profile decides, else `straight-through`. */
  scenario?: Scenario;
  /** Where the borrower's journey stands: they come back to it. Without this they have none yet. */
  status?: Status;
  /** Faults that strike at random, from the seed, and never more than twice in a row. For one that is sure to come, see `platform.fault()`. */
  faults?: readonly Fault[];
  /** Seed of ids, tokens and faults; 1 by default. The same seed and the same calls give the same answers. */
  seed?: number;
  /**
   * `"virtual"` (the default): time stands still until `platform.advance()` or `platform.until()`, for tests.
   * `"real"`: time passes by itself, for Storybook and development.
   */
  time?: "virtual" | "real";
  /** When it begins, ms since 1970; 2026-03-05T12:00:00Z by default, and now in real time. */
  startAtMs?: number;
  /** Divides every wait of lenders, banks and aggregator (0.1 to 1000); 1 by default. Lives of tokens stay. */
  speed?: number;
  /** Origin of the platform; `https://platform.test` by default. */
  baseUrl?: string;
  /** Where pages of other parties return to, absolute; `https://site.test/` by default. */
  returnUrl?: string;
}
