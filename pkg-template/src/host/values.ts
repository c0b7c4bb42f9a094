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

// Words that stand in the program, such as the names of fields: told by where they stand and how long they are, and decoded
// once each.

const words = new Map<number, string>();
const utf8 = new TextDecoder();
let memory: WebAssembly.Memory;

/** The memory in which they stand. */
export function attach(to: WebAssembly.Memory): void {
  memory = to;
}

function word(at: number, length: number): string {
  // One may be the beginning of another: no two of as many letters stand at the same place.
  const place = at * 1024 + length;
  return words.get(place) ?? learnt(place, utf8.decode(new Uint8Array(memory.buffer, at, length)));
}

function learnt(place: number, word: string): string {
  words.set(place, word);
  return word;
}

// Making.

export const ofText = (text?: string) => given(text);
export const ofNumber = (number: number) => given(number);
export const array = () => given([]);
export const object = () => given({});
export const copyOfObject = (number: number) => given({ ...(held[number] as object) });

export function push(array: number, item: number): void {
  (held[array] as unknown[]).push(taken(item));
}

export const put = (object: number, name: number, length: number, value: number) => set(object, word(name, length), taken(value));
export const putText = (object: number, name: number, length: number, text: string) => set(object, word(name, length), text);
export const putNumber = (object: number, name: number, length: number, number: number) => set(object, word(name, length), number);
/** Under a name that is not of the program. */
export const addText = (object: number, name: string, text: string) => void set(object, name, text);

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

export const field = (number: number, name: number, length: number) => given(fieldOf(number, name, length));
export const textField = (number: number, name: number, length: number) => asText(fieldOf(number, name, length));
export const numberField = (number: number, name: number, length: number) => asNumber(fieldOf(number, name, length));
export const text = (number: number) => asText(held[number]);
export const number = (number: number) => asNumber(held[number]);
export const json = (number: number) => JSON.stringify(held[number]);
export const instant = (text: string) => Date.parse(text);

/** Less than none for what is no array. */
export const length = (number: number) => (Array.isArray(held[number]) ? held[number].length : -1);
export const item = (number: number, at: number) => given((held[number] as unknown[])[at]);
export const isObject = (number: number) => isRecord(held[number]);
/** Names and values by turns. */
export const entries = (number: number) => given(isObject(number) ? Object.entries(held[number] as object).flat() : []);
export const same = (number: number, other: number) => held[number] === held[other] || json(number) === json(other);
export const mentions = (number: number, needle: string) => json(number).includes(needle);

function fieldOf(number: number, name: number, length: number): unknown {
  const value = held[number];
  return isRecord(value) ? value[word(name, length)] : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const asText = (value: unknown) => (typeof value === "string" ? value : undefined);
const asNumber = (value: unknown) => (typeof value === "number" ? value : NaN);
