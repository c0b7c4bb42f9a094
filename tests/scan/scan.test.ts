import assert from "node:assert/strict";
import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { API_KEY, built, folder, found, REFRESH_TOKEN, scan } from "./build.js";

const CARELESS = `import { connect } from "credit-journey";
const session = { sessionToken: "st_live_1" as const, refreshToken: ${JSON.stringify(REFRESH_TOKEN)} };
fetch("/sessions", { headers: { authorization: "Bearer ${API_KEY}" } });
connect({ baseUrl: "https://api.example.com", session }).then(console.log);
`;

/** What stands at a finding's place. */
function textAt({ file, line, column }: { file: string; line: number; column: number }): string | undefined {
  return readFileSync(file, "utf8").split("\n")[line - 1]?.slice(column - 1);
}

describe("a build", () => {
  test("is clean if it holds the package and nothing else", () => {
    const dist = built(`import { connect } from "credit-journey"; console.log(connect);`, { sourcemap: true });
    const { code, out } = scan(dist, fileURLToPath(new URL("../../pkg", import.meta.url)));
    assert.equal(code, 0, out);
    assert.match(out, /^No API key and no refresh token in \d+ files\.\n$/);
  });

  test("tells key and token apart, and where they stand in a file of one line", () => {
    const dist = built(CARELESS);
    const findings = found(dist);
    assert.deepEqual(findings.map(({ kind, mode }) => [kind, mode]).sort(), [["apiKey", "live"], ["refreshToken", "test"]]);
    for (const finding of findings) {
      assert.ok(textAt(finding)?.startsWith(finding.kind === "apiKey" ? API_KEY : REFRESH_TOKEN));
    }
  });

  test("leaks through its source map, which names the original's place", () => {
    // Tree shaking has removed the key from the code; the map has kept it.
    const dist = built(`if (false) console.log("${API_KEY}");\n\nexport const ready = true;`, { sourcemap: true });
    const [finding, ...others] = found(dist);
    assert.deepEqual(others, []);
    assert.equal(basename(finding?.file ?? ""), "app.js.map");
    assert.ok(finding && textAt(finding)?.startsWith(API_KEY));
    assert.match(finding.source?.file ?? "", /src\/app\.ts$/);
    assert.deepEqual([finding.source?.line, finding.source?.column], [1, 25]);
  });

  test("leaks through a source map inside its code", () => {
    const dist = built(`\nif (false) console.log("${API_KEY}");\nexport const ready = true;`, { sourcemap: "inline" });
    const [finding] = found(dist);
    assert.equal(basename(finding?.file ?? ""), "app.js");
    assert.deepEqual([finding?.source?.line, finding?.source?.column], [2, 25]);
  });

  test("leaks through a worker that is inlined as base64", () => {
    const worker = Buffer.from(`postMessage("${API_KEY}")`).toString("base64");
    assert.equal(found(folder({ "app.js": `new Worker("data:text/javascript;base64,${worker}")` })).length, 1);
  });

  test("leaks through precompressed copies", () => {
    // Often enough for brotli not to leave it as it is.
    const text = `\n"${API_KEY}"`.repeat(20);
    const root = folder({ "app.js.gz": gzipSync(text), "app.js.br": brotliCompressSync(text) });
    const lines = Array.from({ length: 20 }, (_, index) => [index + 2, 2]);
    assert.deepEqual(found(root).map(({ line, column }) => [line, column]), [...lines, ...lines]);
  });

  test("leaks in UTF-16, and inside a binary", () => {
    const wasm = Buffer.concat([Buffer.from([0, 0x61, 0x73, 0x6d, 0xff]), Buffer.from(`${API_KEY}\0`)]);
    assert.equal(found(folder({ "app.html": Buffer.from(`\ufeff"${API_KEY}"`, "utf16le") })).length, 1);
    assert.equal(found(folder({ "app.wasm": wasm })).length, 1);
  });
});

describe("a secret", () => {
  const text = (content: string) => found(folder({ "app.js": content }));

  test("is known in an address, after an escape, without a mode, and in a template", () => {
    for (const content of [`"?key=${API_KEY}"`, `"a%20${API_KEY}"`, String.raw`"a\n${API_KEY}"`, '"sk_9aK2mXw9KfT2vB8nL5cR"', `\`Bearer ${API_KEY}\``]) {
      assert.equal(text(content).length, 1, content.replace(API_KEY, "…"));
    }
  });

  test("is no name that ends or begins like one", () => {
    const innocent = `.task_live_1{} disk_test_2 const sk_=1, rt_lives_ms=2, rt_column_header; "sk_…" "sk_live_" "rt_ is dropped" sk_must`;
    assert.deepEqual(text(innocent), []);
  });

  test("is not printed, be it in the name of a file", () => {
    const root = folder({ [`${API_KEY}.js`]: `"${API_KEY}"` });
    assert.match(scan(root).out, /sk_…\.js:1:2 {2}API key \(sk_live_…\), 16 to 31 characters\n/);
    assert.equal(scan(join(root, `${REFRESH_TOKEN}.js`)).code, 2);
    assert.equal(scan(`--${API_KEY}`).code, 2);
  });
});

describe("the exit code", () => {
  test("is 1 once something is found", () => assert.equal(scan(built(CARELESS)).code, 1));

  test("is 2 for what is not there, not whole, or nothing at all, and says so", () => {
    const torn = folder({ "app.js.gz": gzipSync("x".repeat(5000)).subarray(0, 20) });
    for (const [path, says] of [["no-such-folder", /no such file/], [torn, /cannot be decompressed/], [folder({}), /nothing to read/]] as const) {
      const { code, out, err } = scan(path);
      assert.deepEqual([code, out], [2, ""]);
      assert.match(err, says);
    }
  });

  test("is 2 for wrong usage, with the usage", () => {
    for (const args of [[], ["--jsn", "dist"]]) {
      const { code, err } = scan(...args);
      assert.equal(code, 2);
      assert.match(err, /Usage: credit-journey scan/);
    }
  });
});

describe("folders", () => {
  test("of other packages are read only if named", () => {
    const root = folder({ "app.js": "1", "node_modules/x/index.js": `"${API_KEY}"` });
    assert.equal(scan(root).code, 0);
    assert.equal(scan(join(root, "node_modules")).code, 1);
  });

  test("that lead back to themselves are read once", () => {
    const root = folder({ "app.js": `"${API_KEY}"` });
    symlinkSync(root, join(root, "again"));
    writeFileSync(join(root, "other.js"), "1");
    assert.equal(found(root).length, 1);
  });
});
