// What a server's secret looks like in a build.

/** Prefixes of the platform's secrets that never belong in what a browser gets (`src/contract/secret.rs`). */
const KINDS = { sk: "apiKey", rt: "refreshToken" } as const;

/** Which secret: an API key (`sk_…`) or a refresh token (`rt_…`). */
export type Kind = (typeof KINDS)[keyof typeof KINDS];

/** A secret in a text, and all that may be said of it. */
export interface Secret {
  /** Where it begins, in UTF-16 units. */
  readonly at: number;
  readonly kind: Kind;
  /** The mode in its name (`sk_live_…`); `null` if it has none. */
  readonly mode: "live" | "test" | null;
  /** Its length with the prefix. Never shown as it is: see `lengthClass`. */
  readonly length: number;
}

/**
 * The rule of the client's own guard (`src/machine/guard.rs`): a prefix that begins a word, so that `task_force` is
 * none. The guard looks at values that are given to it, and takes the prefix alone; in a build that would hit the guard
 * itself, and names such as `rt_header`. So here something must follow that only a secret has: a mode, or a
 * long run with letters and digits.
 */
const SECRET = /(sk|rt)_(?:(live|test)_[\w-]+|(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{12,})/g;

/** What may stand before it: no letter, unless that is the end of an escape (`\n`, `\u0020`, `%20`). */
const BEGINS_A_WORD = /(?:\W|\\[bfnrtv0]|\\x[0-9a-f]{2}|\\u[0-9a-f]{4}|%[0-9a-f]{2})$/i;
const LONGEST_ESCAPE = 6;

/** Every secret in a text, in order. */
export function* secretsIn(text: string): Generator<Secret> {
  for (const match of text.matchAll(SECRET)) {
    const [whole, prefix, mode] = match;
    const before = text.slice(Math.max(0, match.index - LONGEST_ESCAPE), match.index);
    if (before !== "" && !BEGINS_A_WORD.test(before)) continue;
    yield {
      at: match.index,
      kind: KINDS[prefix as keyof typeof KINDS],
      mode: (mode as Secret["mode"]) ?? null,
      length: whole.length,
    };
  }
}

/** The text with its secrets cut down to their prefix: file names may hold one too. */
export function concealed(text: string): string {
  let shown = "";
  let end = 0;
  for (const { at, length } of secretsIn(text)) {
    shown += `${text.slice(end, at + 3)}…`;
    end = at + length;
  }
  // What would move a terminal's cursor is no part of a name.
  return (shown + text.slice(end)).replace(/\p{Cc}/gu, "�");
}

/** As much of a length as helps to tell a real one from an example. */
export function lengthClass(length: number): string {
  if (length < 16) return "under 16 characters";
  return length < 32 ? "16 to 31 characters" : "32 characters or more";
}
