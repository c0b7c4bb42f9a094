/** A request taken apart, as the sandbox reads it. */
export interface Asked {
  method: string;
  path: string;
  query: [name: string, value: string][];
  headers: [name: string, value: string][];
  body: string;
}

/** The arguments of a `fetch`. */
export type FetchArguments = Parameters<typeof fetch>;

/** The address a `fetch` is for. */
export function addressOf(input: FetchArguments[0]): URL {
  return new URL(isRequest(input) ? input.url : input);
}

/** The signal that may end it. */
export function signalOf([input, init]: FetchArguments): AbortSignal | undefined {
  return init?.signal ?? (isRequest(input) ? input.signal : undefined);
}

/** Takes the arguments of a `fetch` apart. By shape, not by class: jest's pages have no `Request` and no `Headers`. */
export async function taken([input, init]: FetchArguments): Promise<Asked> {
  const { pathname, searchParams } = addressOf(input);
  const request = isRequest(input) ? input : undefined;
  const body = init?.body ?? (await request?.text()) ?? "";
  return {
    method: init?.method ?? request?.method ?? "GET",
    path: pathname,
    query: [...searchParams],
    headers: pairs(init?.headers ?? request?.headers ?? {}),
    body: String(body),
  };
}

function isRequest(input: FetchArguments[0]): input is Request {
  return typeof input === "object" && "url" in input;
}

function pairs(headers: NonNullable<RequestInit["headers"]>): [string, string][] {
  const given = Symbol.iterator in headers ? [...headers] : Object.entries(headers);
  return given.map(([name, value]) => [String(name), String(value)]);
}
