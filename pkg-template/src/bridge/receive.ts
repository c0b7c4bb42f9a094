import { readAddress, readOrigins } from "./address.js";
import { readBridgeMessage, type OpenExternal } from "./message.js";

/** What the app does on each message. */
export interface BridgeHandlers {
  /** Opens the page of another party in a surface of the app, with a visible way back. */
  openExternal: (step: OpenExternal) => void;
  /** Closes the surface that Hosted is in. */
  exit: () => void;
  /**
   * Is told that something else came, and nothing of what it was; `resume`: of a step everything was passed on but a resume
   * URL that is not Hosted's.
   */
  ignored?: (reason: "origin" | "unknown" | "resume") => void;
  /**
   * Where Hosted is; `https://credit.aarthiklabs.com` by default. No other page is heard, and no resume URL elsewhere
   * passed on.
   */
  origin?: string | readonly string[];
}

/** Where the platform serves the Hosted Experience. */
export const HOSTED_ORIGIN = "https://credit.aarthiklabs.com";

/**
 * For containers that are written in JavaScript: makes the function that their messages go to, with the address of the
 * page that sent them: `onMessage={({ nativeEvent }) => receive(nativeEvent.data, nativeEvent.url)}`.
 * Throws a `TypeError` that names what was given wrong.
 */
export function onBridgeMessage(handlers: BridgeHandlers): (message: unknown, from: string) => void {
  const { origin = HOSTED_ORIGIN, openExternal, exit, ignored = () => {} } = handlers;
  for (const [name, handler] of Object.entries({ openExternal, exit, ignored })) {
    if (typeof handler !== "function") throw new TypeError(`${name} must be a function`);
  }
  const origins = readOrigins(origin);
  if (!origins) throw new TypeError(`origin must be https origins, such as ${HOSTED_ORIGIN}`);
  const isHosted = (url: string | null) => origins.includes(readAddress(url)?.origin ?? "");
  return (message, from) => {
    if (!isHosted(from)) return ignored("origin");
    const read = readBridgeMessage(message);
    if (!read) return ignored("unknown");
    if (read.type === "aarthik-labs:exit") return exit();
    const { resumeUrl } = read;
    if (resumeUrl === null || isHosted(resumeUrl)) return openExternal(read);
    ignored("resume");
    openExternal({ ...read, resumeUrl: null });
  };
}
