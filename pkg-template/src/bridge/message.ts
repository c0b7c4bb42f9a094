import { readAddress } from "./address.js";

/** What the Hosted Experience tells the container around it (CONTRACT 5.3). */
export type BridgeMessage = OpenExternal | Exit;

/**
 * The borrower goes on at a page of another party: open it with a visible way back. Nothing follows from its closing;
 * Hosted looks for itself.
 */
export interface OpenExternal {
  readonly type: "aarthik-labs:open-external";
  /** The page to open: https, without credentials. It may carry secrets: never log it. */
  readonly externalUrl: string;
  /**
   * What to load if the surface that Hosted was in is gone by then; `null` if it named nothing that can be opened. Check
   * that it is at Hosted's origin.
   */
  readonly resumeUrl: string | null;
}

/** The borrower is done here: close the surface. It does not say how the journey stands. */
export interface Exit {
  readonly type: "aarthik-labs:exit";
}

/** The longest message that is read, as JSON. */
const LONGEST = 65_536;

/**
 * Reads what came over the channel `AarthikLabs`, or by `postMessage`: JSON, or the object itself. What is of no known
 * type, or cannot be right, is `null`: ignore it. It does not know who sent it; that is for its caller to check.
 */
export function readBridgeMessage(value: unknown): BridgeMessage | null {
  const message = objectIn(value);
  const type = own(message, "type");
  if (type === "aarthik-labs:exit") return { type };
  if (type !== "aarthik-labs:open-external") return null;
  // Whether the two stand beside `type` or in an object of their own is not public.
  const within = [message, own(message, "payload"), own(message, "data")].map(objectIn);
  const [externalUrl, resumeUrl] = ["external_url", "resume_url"].map((name) => {
    const given = within.map((object) => own(object, name)).find((found) => found != null);
    return readAddress(given) ? (given as string) : null;
  });
  return externalUrl ? { type, externalUrl, resumeUrl: resumeUrl ?? null } : null;
}

function objectIn(value: unknown): object | null {
  if (typeof value !== "string") return typeof value === "object" ? value : null;
  if (value.length > LONGEST) return null;
  try {
    const parsed: unknown = JSON.parse(value);
    return typeof parsed === "object" ? parsed : null;
  } catch {
    return null;
  }
}

/** Own fields only: a message says what it says itself, not what some script has put on every object. */
function own(object: unknown, name: string): unknown {
  return object && Object.prototype.hasOwnProperty.call(object, name)
    ? (object as Record<string, unknown>)[name]
    : undefined;
}
