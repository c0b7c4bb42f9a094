import type { HTMLInputAutoCompleteAttribute } from "react";
import type { FieldFault } from "./fieldFault";

/** One field of a form, described once: its words, and how its value is written. */
export interface FormField {
  /** Dotted path, as the platform names it; also the id of the control. */
  path: string;
  label: string;
  hint?: string;
  /** What to do when the value is missing or malformed. */
  fix: string;
  /** `digits` loses spaces and commas, `capitals` is upper-cased, `choice` shows radio buttons. */
  kind: "text" | "digits" | "capitals" | "date" | "email" | "phone" | "choice";
  /** Left out of the request when blank. Every other field is sent as it is, and the client says what is wrong with it. */
  optional?: boolean;
  choices?: readonly { value: string; label: string }[];
  autoComplete?: HTMLInputAutoCompleteAttribute;
  prefix?: string;
  /** Takes half the width where there is room. */
  half?: boolean;
}

/** The values of `fields` as the borrower left them, by path. */
export function readFields(form: HTMLFormElement, fields: readonly FormField[]): Map<string, string> {
  const data = new FormData(form);
  const values = new Map<string, string>();
  for (const { path, kind, optional } of fields) {
    const value = written(String(data.get(path) ?? "").trim(), kind);
    if (value !== "" || !optional) values.set(path, value);
  }
  return values;
}

/** What to tell the borrower about a fault of this field. */
export function faultText({ label, fix }: FormField, { said }: FieldFault): string {
  return said === null ? fix : `${label}: ${said}`;
}

/** The values under `prefix.`, with their last names. */
export function group(values: Map<string, string>, prefix: string): Record<string, string> {
  const inside = [...values].filter(([path]) => path.startsWith(`${prefix}.`));
  return Object.fromEntries(inside.map(([path, value]) => [path.slice(prefix.length + 1), value]));
}

function written(value: string, kind: FormField["kind"]): string {
  switch (kind) {
    case "digits":
    case "phone":
      return value.replace(/[\s,]/g, "");
    case "capitals":
      return value.toUpperCase();
    default:
      return value;
  }
}
