import { Refusal } from "./refusal.js";

/** An API key or a refresh token, wherever it stands in JSON; not `risk_` or `start_`. The `n` of `\n` is no letter. */
const SECRET = /(?<!(?<!\\(u...)?)[A-Za-z0-9])(sk|rt)_[A-Za-z0-9]/;
const API_KEY = /(?<!(?<!\\(u...)?)[A-Za-z0-9])sk_[A-Za-z0-9]/;

/** Whether an API key is anywhere in a value. */
export function holdsAPIKey(value: unknown): boolean {
  return API_KEY.test(JSON.stringify(value) ?? "");
}

/**
 * The last gate before the page: a text with an API key or a refresh token does not pass.
 *
 * @throws Refusal `SECRET_REFUSED`
 */
export function withoutSecrets(text: string): string {
  if (SECRET.test(text)) {
    throw new Refusal("SECRET_REFUSED", "a server-side secret was about to reach the page; it was held back");
  }
  return text;
}

/**
 * A value as JSON inside an HTML `script` of type `application/json`: data that no policy takes for code.
 *
 * @throws Refusal `SECRET_REFUSED`
 */
export function dataBlock(id: string, value: unknown): string {
  // What ends a script element, or begins a comment in it, is written otherwise.
  const json = withoutSecrets(JSON.stringify(value) ?? "null").replaceAll("<", "\\u003c");
  return `<script type="application/json" id="${id}">${json}</script>`;
}
