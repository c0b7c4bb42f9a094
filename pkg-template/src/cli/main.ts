#!/usr/bin/env node
// The package's command line: `npx credit-journey scan DIR…`.

import { parseArgs } from "node:util";
import { asJson, asText } from "./report.js";
import { scan } from "./scan.js";
import { concealed } from "./secret.js";

const USAGE = `Usage: credit-journey scan [--json] DIR…

Looks for API keys (sk_…) and refresh tokens (rt_…) in what your build hands to
browsers: bundles, source maps and the sources in them, inlined or not, and
precompressed copies (.gz, .br). Prints file:line:column and the kind, never the
secret. Skips node_modules and .git, unless you name them.

  --json   prints a JSON document
  --help   prints this

Exit code: 0 nothing found; 1 found; 2 wrong usage, or something could not be
read, or there was nothing to read.`;

const CLEAN = 0;
const FOUND = 1;
const UNKNOWN = 2;

function run(): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: "boolean" }, help: { type: "boolean", short: "h" } },
  });
  const [command, ...paths] = positionals;
  if (values.help) {
    console.log(USAGE);
    return CLEAN;
  }
  if (command !== "scan") throw new Error(command === undefined ? "no command" : "no such command");
  if (paths.length === 0) throw new Error("scan what? Name the folder that your build writes");

  const result = scan(paths);
  const report = values.json ? asJson(result) : asText(result);
  if (report !== "") console.log(report);
  for (const { file, reason } of result.unreadable) console.error(`${concealed(file)}: ${reason}`);
  if (result.findings.length > 0) return FOUND;
  // A folder that is empty is more often misspelt than clean.
  if (result.files === 0 && result.unreadable.length === 0) console.error("nothing to read there");
  return result.files === 0 || result.unreadable.length > 0 ? UNKNOWN : CLEAN;
}

try {
  process.exitCode = run();
} catch (fault) {
  console.error(`credit-journey: ${concealed((fault as Error).message)}\n\n${USAGE}`);
  process.exitCode = UNKNOWN;
}
