import { land } from "../../www-example/node_modules/credit-journey/edge/index.js";
import { raw } from "./raw.ts";
import { expect, test } from "./test.ts";

const form = (fields: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
};
const returned = { credit_return: "a".repeat(32), fi: "FIU 1", resdate: "20261120153000000", ecres: "b+/=&x" };
const carried = `/?${new URLSearchParams(returned)}`;
const junk = {
  status: "submitted",
  reference: "R1",
  sessionToken: "st_live_1",
  utm_source: "bank",
  to: "https://attacker.example/",
};

const ways: [string, RequestInit][] = [
  ["urlencoded", { body: new URLSearchParams({ ...junk, ...returned }) }],
  ["multipart", { body: form({ ...junk, ...returned }) }],
  [
    "JSON",
    {
      body: JSON.stringify({ ...junk, ...returned, __proto__: {}, list: [1] }),
      headers: { "Content-Type": "application/json" },
    },
  ],
];

for (const [how, init] of ways) {
  test(`a return posted as ${how} becomes a clean GET with what the client reads`, async ({ edge }) => {
    const answer = await fetch(`${edge.url}/return`, { method: "POST", ...init, redirect: "manual" });
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe(carried);
    expect(answer.headers.get("cache-control")).toBe("no-store, private");
    expect(answer.headers.get("referrer-policy")).toBe("no-referrer");
  });
}

/** Where a return by GET leads to. */
async function landing(site: string, query: string, path = "/return"): Promise<string | null> {
  const answer = await fetch(`${site}${path}?${query}`, { redirect: "manual" });
  expect(answer.status).toBe(303);
  return answer.headers.get("location");
}

test("a return by GET loses what the client does not read", async ({ edge }) => {
  expect(await landing(edge.url, `${new URLSearchParams({ ...junk, ...returned })}`)).toBe(carried);
  expect(await landing(edge.url, "fi=1&fi=2&fi=3")).toBe("/?fi=1");
});

test("a return that brings nothing the client reads still tells it that the borrower is back", async ({ edge }) => {
  expect(await landing(edge.url, "status=submitted&reference=R1")).toBe("/?returned=1");
  expect(await landing(edge.url, "")).toBe("/?returned=1");
});

test("no return leads to another site", async ({ edge }) => {
  const elsewhere = [
    "https://attacker.example/",
    "//attacker.example",
    "/\\attacker.example",
    "javascript:alert(1)",
    "/%2F/attacker.example",
    "/unlisted",
    "/..//attacker.example",
    "\r\nLocation: https://attacker.example",
  ];
  for (const to of elsewhere) {
    for (const name of ["to", "next", "url", "returnTo", "redirect"]) {
      expect(await landing(edge.url, new URLSearchParams({ [name]: to }).toString())).toBe("/?returned=1");
    }
    const value = new URLSearchParams({ fi: to }).toString();
    const location = await landing(edge.url, value);
    expect(new URL(location!, edge.url).origin).toBe(edge.url);
  }
  expect(await landing(edge.url, "", "/return//attacker.example")).toBe("/?returned=1");
});

test("a page that is no path, or that no header can hold, is named as what is wrong", async () => {
  const request = new Request("https://site.example/return?fi=1");
  const elsewhere = ["https://site.example/", "//attacker.example", "/\\attacker.example", "/\t/attacker.example"];
  for (const page of [...elsewhere, "/a?b", "/ऋण", "/é"]) {
    const answer = await land(request, { pages: [page] });
    expect([answer.status, (await answer.json()).error], page).toEqual([
      500,
      { code: "CONFIG", message: "must be paths of this site, percent-encoded", field: "pages" },
    ]);
  }
  const encoded = encodeURI("/ऋण");
  expect((await land(request, { pages: [encoded] })).headers.get("location")).toBe(`${encoded}?fi=1`);
});

test("what is too much is left out, and the borrower lands all the same", async ({ edge }) => {
  expect(await landing(edge.url, `fi=1&ecres=${"x".repeat(8 * 1024)}`)).toBe("/?returned=1");
  expect(await landing(edge.url, `fi=1&ecres=${"x".repeat(7 * 1024)}`)).toMatch(/^\/\?fi=1&ecres=x{7168}$/);
  const headers = { "Content-Type": "application/x-www-form-urlencoded", "Transfer-Encoding": "chunked" };
  const answer = await raw(`${edge.url}/return`, "POST", headers, "fi=1&x=".padEnd(65 * 1024, "y"));
  expect([answer.status, answer.location]).toEqual([303, "/?returned=1"]);
});

test("a body that cannot be read is left out", async ({ edge }) => {
  const bodies: [string, string][] = [
    ["text/plain", "fi=1"],
    ["multipart/form-data", "fi=1"],
    ["multipart/form-data; boundary=x", "--x\r\nbroken"],
    ["application/json", "{"],
    ["application/json", "null"],
    ["application/json", '"fi"'],
    ["application/json", '{"fi":{"a":1}}'],
    ["application/octet-stream", "\0\0"],
  ];
  for (const [type, body] of bodies) {
    const answer = await fetch(`${edge.url}/return`, {
      method: "POST",
      headers: { "Content-Type": type },
      body,
      redirect: "manual",
    });
    expect([answer.status, answer.headers.get("location")], `${type} ${body}`).toEqual([303, "/?returned=1"]);
  }
});

test("another method is refused", async ({ edge }) => {
  const answer = await fetch(`${edge.url}/return`, { method: "PUT", redirect: "manual" });
  expect(answer.status).toBe(405);
  expect(await answer.json()).toEqual({ error: { code: "METHOD_NOT_ALLOWED", message: "use GET or POST" } });
});
