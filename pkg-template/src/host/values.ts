// The values that a machine in wasm holds, by number: it sees and passes numbers only (`src/web/document.rs`). Who is given
// a number owns it, and gives it away again or releases it.

/** Null, true and false need no place of their own. */
const CONSTANTS: readonly unknown[] = [null, true, false];

const held: unknown[] = [...CONSTANTS];
const vacant: number[] = [];

/** Gives a value to the machine. */
export function given(value: unknown): number {
  const constant = CONSTANTS.indexOf(value ?? null);
  if (constant >= 0) return constant;
  const number = vacant.pop() ?? held.length;
  held[number] = value;
  return number;
}

/** Takes a value that the machine gives away. */
export function taken(number: number): unknown {
  const value = held[number];
  release(number);
  return value;
}

export function release(number: number): void {
  if (number < CONSTANTS.length) return;
  held[number] = undefined;
  vacant.push(number);
}

/** An instance is gone, and all that it held. */
export function releaseAll(): void {
  held.length = CONSTANTS.length;
  vacant.length = 0;
}

export const copy = (number: number) => given(held[number]);

// Making.

export const ofText = (text?: string) => given(text);
export const ofNumber = (number: number) => given(number);
export const array = () => given([]);
export const object = () => given({});
export const copyOfObject = (number: number) => given({ ...(held[number] as object) });

export function push(array: number, item: number): void {
  (held[array] as unknown[]).push(taken(item));
}

export const put = (object: number, name: string, value: number) => set(object, name, taken(value));
export const putText = (object: number, name: string, text: string) => set(object, name, text);
export const putNumber = (object: number, name: string, number: number) => set(object, name, number);

function set(object: number, name: string, value: unknown): number {
  (held[object] as Record<string, unknown>)[name] = value;
  return object;
}

/** Null for what is no JSON. */
export function parse(json: string): number {
  try {
    return given(JSON.parse(json));
  } catch {
    return given(null);
  }
}

// Reading. What is not there is null, as it is natively; a number that is not there is NaN, which JSON does not have.

export const field = (number: number, name: string) => given(fieldOf(number, name));
export const textField = (number: number, name: string) => asText(fieldOf(number, name));
export const numberField = (number: number, name: string) => asNumber(fieldOf(number, name));
export const text = (number: number) => asText(held[number]);
export const number = (number: number) => asNumber(held[number]);
export const json = (number: number) => JSON.stringify(held[number]);
export const instant = (text: string) => Date.parse(text);

/** Less than none for what is no array. */
export const length = (number: number) => (Array.isArray(held[number]) ? held[number].length : -1);
export const item = (number: number, at: number) => given((held[number] as unknown[])[at]);
export const isObject = (number: number) => isRecord(held[number]);
export const names = (number: number) => given(isObject(number) ? Object.keys(held[number] as object) : []);
export const same = (number: number, other: number) => held[number] === held[other] || json(number) === json(other);
export const mentions = (number: number, needle: string) => json(number).includes(needle);

function fieldOf(number: number, name: string): unknown {
  const value = held[number];
  return isRecord(value) ? value[name] : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const asText = (value: unknown) => (typeof value === "string" ? value : undefined);
const asNumber = (value: unknown) => (typeof value === "number" ? value : NaN);
