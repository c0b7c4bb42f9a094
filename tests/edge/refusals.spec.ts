import { raw } from "./raw.ts";
import { expect, test } from "./test.ts";

const foreign: [string, Record<string, string>, string][] = [
  ["another origin", { Origin: "https://attacker.example", "Sec-Fetch-Site": "cross-site" }, "Sec-Fetch-Site"],
  ["another origin, in a browser that says no more", { Origin: "https://attacker.example" }, "Origin"],
  ["another port of this host", { Origin: "http://127.0.0.1:1", "Sec-Fetch-Site": "same-site" }, "Sec-Fetch-Site"],
  ["a sandboxed frame", { Origin: "null" }, "Origin"],
  ["an address typed in", { "Sec-Fetch-Site": "none" }, "Sec-Fetch-Site"],
  ["nobody says where", {}, "Origin"],
];
const bad: [string, string, Record<string, string>, number, object][] = [
  [
    "a form's text",
    '{"heldUntil":"x"}',
    { "Content-Type": "text/plain" },
    415,
    { code: "UNSUPPORTED_MEDIA_TYPE", field: "Content-Type" },
  ],
  [
    "a form",
    "heldUntil=x",
    { "Content-Type": "application/x-www-form-urlencoded" },
    415,
    { code: "UNSUPPORTED_MEDIA_TYPE", field: "Content-Type" },
  ],
  ["no JSON", "{", { "Content-Type": "application/json" }, 400, { code: "BODY_UNREADABLE" }],
  ["no object", "[1]", { "Content-Type": "application/json" }, 400, { code: "BODY_UNREADABLE" }],
  [
    "no date",
    '{"heldUntil":"PAN AKXPM4821Q"}',
    { "Content-Type": "application/json" },
    400,
    { code: "BODY_UNREADABLE", field: "heldUntil" },
  ],
  [
    "a date of another type",
    '{"heldUntil":7}',
    { "Content-Type": "application/json; charset=utf-8" },
    400,
    { code: "BODY_UNREADABLE", field: "heldUntil" },
  ],
  [
    "too much",
    JSON.stringify({ a: "x".repeat(2000) }),
    { "Content-Type": "application/json" },
    413,
    { code: "BODY_TOO_LARGE" },
  ],
];

for (const [where, headers, field] of foreign) {
  test(`a request from ${where} is refused, and nothing is minted or set`, async ({ edge, visitor, sessionsAsked }) => {
    await visitor.signIn();
    const Cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    for (const [method, path] of [
      ["POST", "/api/credit/session"],
      ["POST", "/api/demo/borrower"],
      ["DELETE", "/api/demo/borrower"],
    ] as const) {
      const answer = await raw(edge.url + path, method, { ...headers, Cookie });
      expect(answer.status, path).toBe(403);
      expect(JSON.parse(answer.text)).toEqual({
        error: { code: "FOREIGN_ORIGIN", message: "only pages of this site may ask", field },
      });
      expect(answer.cookies).toBeUndefined();
    }
    expect(await sessionsAsked()).toEqual({ minted: 0, refreshed: 0 });
    expect((await visitor.send("/api/credit/session", {})).status, "still signed in").toBe(200);
  });
}

for (const [what, body, headers, status, error] of bad) {
  test(`a body that is ${what} is refused in words that repeat nothing of it`, async ({ visitor, sessionsAsked }) => {
    await visitor.signIn();
    const answer = await visitor.ask("/api/credit/session", { method: "POST", headers, body });
    expect(answer.status).toBe(status);
    const text = await answer.text();
    const { message, ...rest } = JSON.parse(text).error;
    expect(rest).toEqual(error);
    expect(message).toMatch(/^[a-zA-Z0-9 /_-]+$/);
    expect(text).not.toContain("AKXPM4821Q");
    expect(await sessionsAsked()).toEqual({ minted: 0, refreshed: 0 });
  });
}

test("another method is refused", async ({ visitor }) => {
  for (const method of ["GET", "PUT", "DELETE"]) {
    const answer = await visitor.ask("/api/credit/session", { method });
    expect(answer.status).toBe(405);
    expect(answer.headers.get("allow")).toBe("POST");
    expect((await answer.json()).error.code).toBe("METHOD_NOT_ALLOWED");
  }
});

test("a body without a length is counted as it comes, and not read to its end", async ({ edge, visitor }) => {
  await visitor.signIn();
  const Cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const headers = { Origin: edge.url, "Content-Type": "application/json", Cookie, "Transfer-Encoding": "chunked" };
  const answer = await raw(`${edge.url}/api/credit/session`, "POST", headers, "x".repeat(4096));
  expect(answer.status).toBe(413);
  expect(JSON.parse(answer.text).error.code).toBe("BODY_TOO_LARGE");
});
