// Files and folders, and what leaks in them.

import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { contentOf } from "./content.js";
import { type Leak, leaksIn } from "./leaks.js";
import { type Place, placeAt } from "./sources.js";

/** A leak, and where. */
export interface Finding extends Leak, Place {}

/** What came of a scan. */
export interface Scan {
  /** How many files were read. */
  files: number;
  findings: Finding[];
  /** What could not be read: of it nothing is known. */
  unreadable: { file: string; reason: string }[];
}

/** No build, unless they are named. */
const SKIPPED = new Set(["node_modules", ".git"]);

/** Scans files, and folders with all below. */
export function scan(paths: readonly string[]): Scan {
  const result: Scan = { files: 0, findings: [], unreadable: [] };
  for (const path of paths) visit(path, result);
  return result;
}

function visit(path: string, result: Scan): void {
  try {
    const kind = statSync(path);
    if (kind.isDirectory()) {
      for (const entry of readdirSync(path, { withFileTypes: true })) {
        // A linked folder may lead back here.
        const linkedFolder = entry.isSymbolicLink() && isFolder(join(path, entry.name));
        if (!linkedFolder && !SKIPPED.has(entry.name)) visit(join(path, entry.name), result);
      }
    } else if (kind.isFile()) {
      read(path, result);
    }
  } catch (fault) {
    result.unreadable.push({ file: path, reason: reasonOf(fault) });
  }
}

function read(path: string, result: Scan): void {
  const text = contentOf(path);
  result.files += 1;
  for (const leak of leaksIn(text)) result.findings.push({ ...leak, ...placeAt(path, text, leak.at) });
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** Node's messages repeat the path. */
function reasonOf(fault: unknown): string {
  const { code, message } = fault as NodeJS.ErrnoException;
  return code === "ENOENT" ? "no such file or folder" : (code ?? message);
}
