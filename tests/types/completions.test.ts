// What an editor offers: open words must not cost the known ones their completion.

import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const HERE = fileURLToPath(new URL("consumer/typing.mts", import.meta.url));

/** The completions where `|` stands. */
function completionsAt(text: string): string[] {
  const at = text.indexOf("|");
  const typing = text.replace("|", "");
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true,
    types: [],
  };
  const host: ts.LanguageServiceHost = {
    getCompilationSettings: () => options,
    getScriptFileNames: () => [HERE],
    getScriptVersion: () => "1",
    getScriptSnapshot: (file) => {
      const source = file === HERE ? typing : ts.sys.readFile(file);
      return source === undefined ? undefined : ts.ScriptSnapshot.fromString(source);
    },
    getCurrentDirectory: () => fileURLToPath(new URL(".", import.meta.url)),
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (file) => file === HERE || ts.sys.fileExists(file),
    readFile: ts.sys.readFile,
  };
  const found = ts.createLanguageService(host).getCompletionsAtPosition(HERE, at, {});
  return found?.entries.map(({ name }) => name) ?? [];
}

const PLACES = {
  "a status of the platform": ['declare const s: import("credit-journey").JourneyLifecycleStatus; s === "|"', "DISBURSED", "OFFERS_PENDING"],
  "a kind of journey": ['const o: import("credit-journey").JourneyOptions = { type: "|" }', "PERSONAL_LOAN", "GOLD_LOAN"],
  "a screen": ['declare const s: import("credit-journey").Screen; switch (s.name) { case "|" }', "offers", "signIn"],
  "a code of an error": ['declare const e: import("credit-journey").JourneyError; e.code === "|"', "OFFER_LOCK_CONFLICT", "NETWORK"],
  "an option": ['import { connect } from "credit-journey"; connect({ | })', "baseUrl", "session", "onEvent"],
  "a command": ['declare const j: import("credit-journey").Journey; j.|', "saveProfile", "proceed", "subscribe"],
} as const;

for (const [place, [text, ...expected]] of Object.entries(PLACES)) {
  test(place, () => {
    const offered = completionsAt(text);
    for (const name of expected) assert.ok(offered.includes(name), `${name} is not offered`);
  });
}
