// The originals that a source map carries along.

/** A place in a file, counted from 1, as editors do. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

interface SourceMap {
  readonly sources?: readonly (string | null)[];
  readonly sourcesContent?: readonly (string | null)[];
  /** Maps joined into one. */
  readonly sections?: readonly { readonly map: SourceMap }[];
}

/** An original source. */
export interface Original {
  readonly name: string;
  readonly text: string;
}

/** The originals in a text, if it is a source map; none if it is anything else. */
export function originalsIn(text: string): Original[] {
  if (!text.includes('"sourcesContent"')) return [];
  try {
    // Some servers put a line before JSON so that it cannot run as a script.
    return [...originals(JSON.parse(text.replace(/^\)\]\}'.*\n/, "")) as SourceMap)];
  } catch {
    return [];
  }
}

function* originals(map: SourceMap): Generator<Original> {
  for (const section of map.sections ?? []) yield* originals(section.map);
  for (const [index, text] of (map.sourcesContent ?? []).entries()) {
    if (text !== null) yield { name: map.sources?.[index] ?? "?", text };
  }
}

/** Where an offset lies. */
export function placeAt(file: string, text: string, at: number): Place {
  const before = text.slice(0, at);
  const lineStart = before.lastIndexOf("\n") + 1;
  let line = 1;
  for (let end = before.indexOf("\n"); end !== -1; end = before.indexOf("\n", end + 1)) line += 1;
  return { file, line, column: at - lineStart + 1 };
}
