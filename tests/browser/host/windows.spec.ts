import { expect, test } from "./harness.ts";

// Leaving for pages of other parties: in this tab, in a popup, or not at all.

const consent = "https://consent.example/page";

test("without means of the app's own this tab goes there", async ({ page, stage }) => {
  await stage.evaluate(async ({ Host }) => {
    const host = new Host({ openRedirect: undefined });
    host.platform.wantConsent();
    const { journey } = await host.atJourney();
    void journey.openRedirect();
  });
  await page.waitForURL(consent);
});

test("a popup opens with the click, and goes there once the address is known", async ({ context, stage }) => {
  const opened = context.waitForEvent("page");
  const held = await stage.evaluateHandle(async ({ CONSENT, Host }) => {
    const host = new Host({ openRedirect: "popup" });
    host.platform.wantConsent();
    const { journey } = await host.atJourney();
    host.script(CONSENT, [{ held: true }]);
    const { open } = window;
    let popups = 0;
    window.open = (...given) => ((popups += 1), open(...given));
    const before = host.calls().length;
    const command = journey.openRedirect();
    const withTheClick = popups;
    await host.calm();
    return { host, withTheClick, before, command };
  });
  const popup = await opened;
  expect(popup.url()).toBe("about:blank");
  const withTheClick = await held.evaluate(async ({ host, withTheClick, command }) => {
    const at = host.platform.requests.length - 1;
    await host.answer(at, { data: { redirectURL: "https://consent.example/page" } });
    await command;
    return withTheClick;
  });
  expect(withTheClick).toBe(1);
  await popup.waitForURL(consent);
});

test("a popup closes again when there is no page to show", async ({ context, stage }) => {
  const opened = context.waitForEvent("page");
  const code = await stage.evaluate(async ({ CONSENT, Host, refused }) => {
    const host = new Host({ openRedirect: "popup" });
    host.platform.wantConsent();
    const { journey } = await host.atJourney();
    host.script(CONSENT, [{ status: 422, error: { code: "AA_SESSION_EXPIRED", retryable: false } }]);
    return (await refused(journey.openRedirect())).code;
  });
  expect(code).toBe("AA_SESSION_EXPIRED");
  const popup = await opened;
  await expect.poll(() => popup.isClosed()).toBe(true);
});

test("where popups are blocked this tab goes there", async ({ page, stage }) => {
  await stage.evaluate(async ({ Host }) => {
    window.open = () => null;
    const host = new Host({ openRedirect: "popup" });
    host.platform.wantConsent();
    const { journey } = await host.atJourney();
    void journey.openRedirect();
  });
  await page.waitForURL(consent);
});

test("the app is asked before the borrower leaves, and may keep them", async ({ stage }) => {
  const seen = await stage.evaluate(async ({ Host, refused }) => {
    const asked: object[] = [];
    const answers = [false, Promise.resolve(false), undefined];
    const host = new Host({
      beforeRedirect: (redirect: object) => {
        asked.push(redirect);
        return answers.shift();
      },
    });
    host.platform.wantConsent();
    const { journey } = await host.atJourney();
    const codes = [];
    for (let times = 0; times < 2; times++) codes.push((await refused(journey.openRedirect())).code);
    const kept = [...host.opened];
    await journey.openRedirect();
    return { asked, codes, kept, opened: host.opened };
  });
  const redirect = { step: "aaConsent", host: "consent.example" };
  expect(seen).toEqual({
    asked: [redirect, redirect, redirect],
    codes: ["ABORTED", "ABORTED"],
    kept: [],
    opened: [consent],
  });
});

test("an app that fails when it is asked keeps the borrower, and is not silenced", async ({ stage }) => {
  const seen = await stage.evaluate(async ({ Faults, Host, refused }) => {
    const faults = new Faults();
    const beforeRedirect = () => {
      throw new Error("saving failed");
    };
    const host = new Host({ beforeRedirect });
    host.platform.wantConsent();
    const { journey } = await host.atJourney();
    const { code } = await refused(journey.openRedirect());
    await host.calm();
    return { code, opened: host.opened, faults: faults.messages };
  });
  expect(seen).toEqual({ code: "ABORTED", opened: [], faults: ["saving failed"] });
});

test("a frame of another page runs nothing that cannot be undone, unless the app allows it", async ({
  another,
  stage: _,
}) => {
  const stage = await another("frame");
  const seen = await stage.evaluate(async ({ Host, refused }) => {
    const framed = new Host();
    framed.platform.wantConsent();
    const { credit, journey } = await framed.atJourney();
    const before = framed.calls().length;
    const { code } = await refused(journey.openRedirect());
    const more = framed.calls().length - before;
    credit.dispose();

    const allowed = new Host({ allowFraming: true });
    allowed.platform.wantConsent();
    await (await allowed.atJourney()).journey.openRedirect();
    return { code, more, opened: [framed.opened, allowed.opened] };
  });
  expect(seen).toEqual({ code: "FRAMED", more: 0, opened: [[], [consent]] });
});
