import { expect, test } from "@playwright/test";
import { Mediation, sealedCookie } from "../../www-example/node_modules/credit-journey/edge/index.js";

// Who asks at the same time in one isolate. Of workers that serve several sites, or are written in plain JavaScript.

/** Whose session is handed out where the site says `login`, and its back-end gives one of `borrowerID`. */
async function handed(site: string, login: string | null, borrowerID: string): Promise<string | undefined> {
  const at = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
  const sessions = new Mediation({
    baseUrl: "https://api.platform.example",
    vault: sealedCookie(["sealing-secret-of-the-edge-suite-1"]),
    login: () => login,
    mint: async () => {
      await new Promise((passed) => setTimeout(passed, 50));
      return { sessionToken: `st_test_${borrowerID}`, sessionExpiresAt: at(900), borrowerID };
    },
  });
  const answer = await sessions.answer(new Request(`${site}/session`, { method: "POST", headers: { Origin: site } }));
  return (await answer.json()).borrowerID;
}

test("borrowers of two sites whose logins are the same text get a session each, of their own", async () => {
  expect(
    await Promise.all([handed("https://one.example", "7", "first"), handed("https://two.example", "7", "second")]),
  ).toEqual(["first", "second"]);
});

test("a login that a script left undefined or empty is nobody's", async () => {
  for (const login of [undefined as never, "", null]) {
    const site = "https://one.example";
    expect(await Promise.all([handed(site, login, "first"), handed(site, login, "second")])).toEqual([
      undefined,
      undefined,
    ]);
  }
});
