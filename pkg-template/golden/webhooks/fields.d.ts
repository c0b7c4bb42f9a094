/** An object as it came, parsed and otherwise untouched. */
export type JSONObject = Readonly<Record<string, unknown>>;
