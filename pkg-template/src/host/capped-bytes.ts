/** The bytes of a body, or nothing once there are more than `most`: counted as they come, whatever `Content-Length` says. */
export async function cappedBytes(message: Request | Response, most: number): Promise<ArrayBuffer | null> {
  const { body } = message;
  if (!body) return new ArrayBuffer(0);
  if (Number(message.headers.get("Content-Length")) > most) {
    return dropped(body);
  }
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.byteLength;
    if (length > most) return dropped(reader);
    parts.push(part.value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole.buffer;
}

/** Not waited for: what lies beneath may take as long as it likes, or for ever, to let go. */
function dropped(body: Pick<ReadableStream, "cancel">): null {
  body.cancel().catch(() => {});
  return null;
}
