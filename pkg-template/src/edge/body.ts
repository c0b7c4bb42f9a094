import { cappedBytes } from "../host/capped-bytes.js";
import { Refusal } from "./refusal.js";

/**
 * The JSON object of a request; empty where there is no body.
 *
 * @throws Refusal `BODY_TOO_LARGE`, `UNSUPPORTED_MEDIA_TYPE`, `BODY_UNREADABLE`
 */
export async function readObject(request: Request, mostBytes: number): Promise<Readonly<Record<string, unknown>>> {
  const bytes = await cappedBytes(request, mostBytes);
  if (!bytes) throw new Refusal("BODY_TOO_LARGE", `the body may have ${mostBytes} bytes at most`);
  if (bytes.byteLength === 0) return {};
  // A form of another site can send text and forms without asking, but not this.
  if (mediaType(request) !== "application/json") {
    throw new Refusal("UNSUPPORTED_MEDIA_TYPE", "send the body as application/json", "Content-Type");
  }
  const value = parsed(bytes);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Refusal("BODY_UNREADABLE", "the body must be a JSON object");
  }
  return value as Record<string, unknown>;
}

/** The text fields of a form, in order, however it was sent: urlencoded, multipart or JSON. None where it cannot be read. */
export async function readForm(request: Request, mostBytes: number): Promise<[name: string, value: string][]> {
  const bytes = await cappedBytes(request, mostBytes).catch(() => null);
  if (!bytes || bytes.byteLength === 0) return [];
  switch (mediaType(request)) {
    case "application/x-www-form-urlencoded":
      return [...new URLSearchParams(new TextDecoder().decode(bytes))];
    case "multipart/form-data":
      return multipart(request, bytes);
    case "application/json":
      return Object.entries(parsed(bytes) ?? {}).filter(isText);
    default:
      return [];
  }
}

async function multipart(request: Request, bytes: ArrayBuffer): Promise<[string, string][]> {
  const headers = { "Content-Type": request.headers.get("Content-Type") ?? "" };
  try {
    return [...(await new Response(bytes, { headers }).formData())].filter(isText);
  } catch {
    return [];
  }
}

function isText(field: [string, unknown]): field is [string, string] {
  return typeof field[1] === "string";
}

function mediaType(request: Request): string {
  return (request.headers.get("Content-Type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
}

function parsed(bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
