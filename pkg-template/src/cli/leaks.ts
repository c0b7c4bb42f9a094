// Secrets in a text, and in what the text carries inside.

import { textOf } from "./content.js";
import { type Secret, secretsIn } from "./secret.js";
import { originalsIn, type Place, placeAt } from "./sources.js";

/** A secret where it should not be. */
export interface Leak extends Secret {
  /** Where in the original source, if a source map tells. */
  readonly source: Place | null;
}

/** Long enough for a secret: an inlined source map, worker or asset, or the secret itself in disguise. */
const BASE64 = /[A-Za-z0-9+/]{24,}={0,2}/g;

/** A bundle with an inlined worker with an inlined source map; deeper nobody nests. */
const DEEPEST = 3;

/** Every leak in a text. What lies inside base64 is found where the base64 begins. */
export function* leaksIn(text: string, depth = 0): Generator<Leak> {
  const sources = placesBySecret(text);
  for (const secret of secretsIn(text)) {
    const place = sources.get(text.slice(secret.at, secret.at + secret.length))?.shift();
    yield { ...secret, source: place ?? null };
  }
  if (depth === DEEPEST) return;
  for (const { 0: encoded, index } of text.matchAll(BASE64)) {
    for (const leak of leaksIn(textOf(Buffer.from(encoded, "base64")), depth + 1)) yield { ...leak, at: index };
  }
}

/** Places in the originals, in the order in which the map's own text repeats them. */
function placesBySecret(text: string): Map<string, Place[]> {
  const places = new Map<string, Place[]>();
  for (const original of originalsIn(text)) {
    for (const { at, length } of secretsIn(original.text)) {
      const secret = original.text.slice(at, at + length);
      places.set(secret, [...(places.get(secret) ?? []), placeAt(original.name, original.text, at)]);
    }
  }
  return places;
}
