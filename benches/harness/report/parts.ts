import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Answers } from "../answers.ts";
import type { measureBytes } from "../bytes.ts";
import type { ColdStart } from "../cold-start.ts";
import type { Edge } from "../edge/run.ts";
import type { Outcome } from "../faults/run.ts";
import type { Surroundings } from "../machine.ts";
import type { Memory } from "../memory.ts";
import type { Notice } from "../notice.ts";
import type { Requests } from "../requests.ts";

/** What each part has measured. */
export interface Figures {
  bytes: Awaited<ReturnType<typeof measureBytes>>;
  start: ColdStart[];
  answers: Answers[];
  memory: Memory[];
  requests: Requests[];
  notice: Notice[];
  edge: Edge;
  faults: Outcome[];
}

/** One part, as it was written down. */
export interface Taken<Part extends keyof Figures> {
  part: Part;
  before: Surroundings;
  after: Surroundings;
  figures: Figures[Part];
}

/** Reads one part; null if it was not measured. */
export async function taken<Part extends keyof Figures>(folder: string, part: Part): Promise<Taken<Part> | null> {
  const text = await readFile(join(folder, `${part}.json`), "utf8").catch(() => null);
  return text === null ? null : (JSON.parse(text) as Taken<Part>);
}
