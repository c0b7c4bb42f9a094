// Takes from a browser what the oldest that the package runs in (`floor.ts`) do not have: to use it after all fails.

/** @param {any} owner @param {string[]} names */
function take(owner, names) {
  for (const name of names) delete owner[name];
}

take(globalThis, ["BroadcastChannel", "CompressionStream", "DecompressionStream", "Iterator", "structuredClone"]);
take(Navigator.prototype, ["locks", "userActivation"]);
take(Crypto.prototype, ["randomUUID"]);
take(URL, ["canParse", "parse"]);
take(AbortSignal, ["abort", "any", "timeout"]);
// `reason` stays: without it an aborted call only lacks its cause.
take(AbortSignal.prototype, ["throwIfAborted"]);
take(Response, ["json"]);
take(Object, ["groupBy", "hasOwn"]);
take(Map, ["groupBy"]);
take(Promise, ["try", "withResolvers"]);
take(Array, ["fromAsync"]);
take(Array.prototype, ["at", "findLast", "findLastIndex", "toReversed", "toSorted", "toSpliced", "with"]);
take(Uint8Array, ["fromBase64", "fromHex"]);
take(Object.getPrototypeOf(Uint8Array.prototype), ["at", "findLast", "findLastIndex", "toReversed", "toSorted"]);
take(String.prototype, ["at", "isWellFormed", "toWellFormed"]);
