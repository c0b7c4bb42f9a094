// What a scan tells people and programs. Never a secret: kind, mode and a class of length.

import type { Finding, Scan } from "./scan.js";
import { concealed, lengthClass } from "./secret.js";
import type { Place } from "./sources.js";

const KINDS = { apiKey: ["API key", "sk_"], refreshToken: ["refresh token", "rt_"] } as const;

/** One line each, `file:line:column` first, as editors and terminals know how to open. */
export function asText({ files, findings, unreadable }: Scan): string {
  const lines = findings.map((finding) => `${written(finding)}  ${described(finding)}`);
  if (findings.length > 0) {
    lines.push("", `${count(findings.length, "secret")} in ${count(files, "file")}. Revoke each, and keep it on your server.`);
  } else if (files > 0 && unreadable.length === 0) {
    lines.push(`No API key and no refresh token in ${count(files, "file")}.`);
  }
  return lines.join("\n");
}

/** The same for programs. */
export function asJson({ files, findings, unreadable }: Scan): string {
  const place = ({ file, line, column }: Place) => ({ file: concealed(file), line, column });
  const report = {
    files,
    findings: findings.map((finding) => ({
      ...place(finding),
      kind: finding.kind,
      mode: finding.mode,
      length: lengthClass(finding.length),
      source: finding.source && place(finding.source),
    })),
    unreadable: unreadable.map(({ file, reason }) => ({ file: concealed(file), reason })),
  };
  return JSON.stringify(report, null, 2);
}

function described({ kind, mode, length, source }: Finding): string {
  const [name, prefix] = KINDS[kind];
  const origin = source ? `, in ${written(source)}` : "";
  return `${name} (${prefix}${mode ? `${mode}_` : ""}…), ${lengthClass(length)}${origin}`;
}

function written({ file, line, column }: Place): string {
  return `${concealed(file)}:${line}:${column}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
