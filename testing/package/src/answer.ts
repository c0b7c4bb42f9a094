/** What an answer's headers are read by. */
export class AnswerHeaders {
  #values: Map<string, string>;

  constructor(pairs: readonly (readonly [string, string])[]) {
    this.#values = new Map(pairs.map(([name, value]) => [name.toLowerCase(), value]));
  }

  get(name: string): string | null {
    return this.#values.get(name.toLowerCase()) ?? null;
  }

  has(name: string): boolean {
    return this.#values.has(name.toLowerCase());
  }

  [Symbol.iterator](): IterableIterator<[string, string]> {
    return this.#values[Symbol.iterator]();
  }
}

/**
 * An answer of the platform: as much of a `Response` as clients read. Not the host's own: jest's pages have none, and a
 * browser reads the text of one at a moment of its choice.
 */
export class Answer {
  readonly status: number;
  readonly headers: AnswerHeaders;
  readonly url: string;
  readonly redirected = false;
  readonly type = "basic";
  readonly #body: string;

  constructor(url: string, status: number, headers: readonly (readonly [string, string])[], body: string) {
    this.url = url;
    this.status = status;
    this.headers = new AnswerHeaders(headers);
    this.#body = body;
  }

  get ok(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  async text(): Promise<string> {
    return this.#body;
  }

  async json(): Promise<unknown> {
    return JSON.parse(this.#body) as unknown;
  }
}
