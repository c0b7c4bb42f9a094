import { formatRupees } from "./rupees";

// The platform does not document the shapes of `quoteBreakup` and `installments`. What can be read as lines is shown;
// anything else is left out, since a guess about money is worse than none.

const date = new Intl.DateTimeFormat("en-IN", { dateStyle: "medium", timeZone: "Asia/Kolkata" });

/** One line of a quote or a schedule. */
export interface Line {
  label: string;
  amount: string;
}

/** The lines that `quoteBreakup` can be read as: a list of titled amounts, or an object of amounts by name. */
export function breakupLines(breakup: unknown): Line[] {
  if (Array.isArray(breakup)) return breakup.flatMap((item) => lineOf(item, ["title", "name", "type", "label"]));
  if (!isRecord(breakup)) return [];
  return Object.entries(breakup).flatMap(([name, value]) =>
    isFigure(value) ? [{ label: spoken(name), amount: written(value) }] : [],
  );
}

/** The lines that `installments` can be read as: a list of amounts with their dates. */
export function scheduleLines(installments: unknown): Line[] {
  return Array.isArray(installments)
    ? installments.flatMap((item) => lineOf(item, ["dueDate", "dueOn", "date", "month", "number"]))
    : [];
}

/** The amount of the first instalment, if the schedule can be read. */
export function firstInstalment(installments: unknown): string | null {
  return scheduleLines(installments)[0]?.amount ?? null;
}

/** The lines of a running loan, which a platform may put beside the documented fields of an offer as `loan`. */
export function loanLines(offer: object): Line[] {
  return "loan" in offer ? breakupLines(offer.loan) : [];
}

function lineOf(item: unknown, names: readonly string[]): Line[] {
  if (!isRecord(item)) return [];
  const label = names.map((name) => item[name]).find(isFigure);
  const amount = [item.amount, item.value].find(isFigure);
  return label === undefined || amount === undefined ? [] : [{ label: spoken(String(label)), amount: written(amount) }];
}

/** Digits are rupees; a date and a code (`OVERDUE`) are put in words. */
function written(value: string | number): string {
  return typeof value === "number" || /^\d+(\.\d+)?$/.test(value) ? formatRupees(value) : spoken(value);
}

function spoken(name: string): string {
  if (/^\d{4}-\d{2}-\d{2}/.test(name)) return date.format(new Date(name));
  const words = name
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll("_", " ")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isFigure(value: unknown): value is string | number {
  return typeof value === "string" || typeof value === "number";
}
