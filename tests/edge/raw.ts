import { request } from "node:http";

/** What came back. */
export interface RawAnswer {
  status: number | undefined;
  text: string;
  cookies: string[] | undefined;
  location: string | undefined;
}

/** A request with these headers and no others. With `begun`, a body that begins so and never ends: whoever waits for all of it waits for ever. */
export function raw(url: string, method: string, headers: Record<string, string>, begun?: string): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, timeout: 10_000 }, async (answer) => {
      let text = "";
      for await (const part of answer) text += part;
      const { "set-cookie": cookies, location } = answer.headers;
      resolve({ status: answer.statusCode, text, cookies, location });
      sent.destroy();
    });
    sent.on("error", reject);
    sent.on("timeout", () => sent.destroy(new Error("no answer")));
    if (begun === undefined) sent.end();
    else sent.write(begun);
  });
}
