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

type Rule = [holds: (value: unknown) => boolean, must: string];

const NAME: Rule = [isName, "be a name"];
const ADDRESS: Rule = [isAddress, "be an absolute address, such as https://site.test/"];
const RULES: Record<keyof SandboxOptions, Rule> = {
  scenario: NAME,
  status: NAME,
  faults: [isNames, "be a list of names"],
  seed: [(value) => Number.isSafeInteger(value) && Number(value) >= 0, "be a whole number, 0 or more"],
  time: [(value) => value === "virtual" || value === "real", 'be "virtual" or "real"'],
  startAtMs: [Number.isFinite, "be milliseconds since 1970"],
  speed: [Number.isFinite, "be a number from 0.1 to 1000"],
  baseUrl: ADDRESS,
  returnUrl: ADDRESS,
};

/**
 * The options, if they can be right. JavaScript has nobody else to say that one is misspelt.
 *
 * @internal
 */
export function checked(options: SandboxOptions): SandboxOptions {
  if (typeof options !== "object" || options === null) throw new Error("sandbox: options must be an object");
  for (const [name, value] of Object.entries(options)) {
    const rule = Object.hasOwn(RULES, name) ? RULES[name as keyof SandboxOptions] : undefined;
    if (!rule) throw new Error(`sandbox: there is no option "${name}"; there are ${Object.keys(RULES).join(", ")}`);
    const [holds, must] = rule;
    if (value !== undefined && !holds(value)) throw new Error(`sandbox: ${name} must ${must}`);
  }
  return options;
}

function isName(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

function isNames(value: unknown): boolean {
  return Array.isArray(value) && value.every(isName);
}

function isAddress(value: unknown): boolean {
  try {
    return typeof value === "string" && new URL(value).origin !== "null";
  } catch {
    return false;
  }
}
