import { expect, test } from "./visitor.ts";

test("the one-time address is in no storage, history, console, attribute or log", async ({ visitor }) => {
  const { page } = visitor;
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  await visitor.arrive("straight-through");
  const embedURL = await visitor.opensAt();
  const token = new URL(embedURL).hash.slice(1);
  expect(token).toMatch(/^bt_test_/);
  const found = await page.evaluate(async (token) => {
    const databases = await indexedDB.databases();
    const places = {
      address: location.href,
      local: JSON.stringify(localStorage),
      session: JSON.stringify(sessionStorage),
      cookies: document.cookie,
      databases: JSON.stringify(databases),
      history: JSON.stringify(history.state),
      page: document.documentElement.outerHTML,
      panel: document.querySelector("aside")?.textContent ?? "",
    };
    return Object.entries(places).filter(([, text]) => text.includes(token)).map(([place]) => place);
  }, token);
  expect(found).toEqual([]);
  expect(page.frames().map((frame) => frame.url()).filter((url) => url.includes(token))).toEqual([]);
  expect(said.filter((text) => text.includes(token))).toEqual([]);
});
