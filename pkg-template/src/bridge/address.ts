// By one expression and not by `URL`: React Native's own reads little of an address, and what a browser's reads
// generously is refused here, as everywhere in this package: only what is plainly good is opened.
const ADDRESS =
  /^(https?):\/\/((?:[a-z0-9][a-z0-9.-]*\.)?[a-z][a-z0-9-]*|127\.0\.0\.1)(?::([1-9]\d{0,4}))?(?:[/?#][!-[\]-~]*)?$/;

/** Longer ones are no address: those of account aggregators, which carry ciphertext, have some thousand letters. */
const LONGEST = 16_384;

/** What decides whether an address may be opened. */
export interface Address {
  /** Scheme, host and port, as browsers write an origin. */
  readonly origin: string;
  /** Host without port. */
  readonly host: string;
  /** Port, also where it is the scheme's own. */
  readonly port: string;
}

/** Reads an absolute address: https, or http at this very device. Anything else, one with credentials say, is `null`. */
export function readAddress(text: unknown): Address | null {
  const parts = typeof text === "string" && text.length <= LONGEST && ADDRESS.exec(text);
  if (!parts) return null;
  const [, scheme, host, port] = parts as unknown as [string, string, string, string?];
  if (scheme === "http" && !isLoopback(host)) return null;
  const usual = scheme === "https" ? "443" : "80";
  const origin = `${scheme}://${host}${port && port !== usual ? `:${port}` : ""}`;
  return { origin, host, port: port ?? usual };
}

/** The origins that the app named, one or several, as browsers write them; `null` where one is anything else. */
export function readOrigins(given: unknown): readonly string[] | null {
  const origins: unknown[] = [given].flat();
  return origins.length && origins.every((one) => readAddress(one)?.origin === one) ? (origins as string[]) : null;
}

/** Whether this names a host, or all below it, for `isAt`. An address would match none, and nothing could be opened. */
export function isHost(pattern: unknown): boolean {
  const host = typeof pattern === "string" ? pattern.replace(/^\*\./, "") : "/";
  return !/[/?#]/.test(host) && readAddress(`https://${host}`) !== null;
}

/**
 * Whether an address is at a host that the app named: `bank.example`, `*.bank.example`. A port other than 443 must be
 * named too, loopback excepted.
 */
export function isAt({ host, port }: Address, allowed: string): boolean {
  const [name, named] = allowed.split(":") as [string, string?];
  const inside = name.startsWith("*.") ? host.endsWith(name.slice(1)) && host.length > name.length - 1 : host === name;
  return inside && (named ? named === port : port === "443" || isLoopback(host));
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "127.0.0.1";
}
