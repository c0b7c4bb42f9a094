import { expect, test } from "./harness.ts";

// What the app catches.

/** An API key that may show up nowhere. */
const key = "sk_live_canary1234567890";

test("a failure of the platform is a real error with all that support needs", async ({ stage }) => {
  const seen = await stage.evaluate(async ({ Host, JOURNEY, PROFILE, SAVE, refused }) => {
    const host = new Host();
    const message = "profile.pan must be a PAN";
    const error = { code: "VALIDATION_FAILED", message, retryable: false, details: { field: "profile.pan" } };
    host.script(SAVE, [{ status: 422, error }]);
    const { api } = await host.connect();
    const caught = await refused(api.saveProfile(JOURNEY, PROFILE, { correlationID: "trace-7" }));
    const { name, message: told, stack, cause, ...rest } = caught;
    return { isAnError: caught instanceof Error, name, told, stack: typeof stack, rest: { ...rest }, cause };
  });
  expect(seen).toEqual({
    isAnError: true,
    name: "JourneyError",
    told: "VALIDATION_FAILED: profile.pan must be a PAN",
    stack: "string",
    rest: {
      code: "VALIDATION_FAILED",
      status: 422,
      retryable: false,
      requestID: "req_1",
      correlationID: "trace-7",
      details: { field: "profile.pan", problems: [{ field: "profile.pan", message: "profile.pan must be a PAN" }] },
    },
    cause: undefined,
  });
});

test("every fault of an input is told before any request", async ({ stage }) => {
  const seen = await stage.evaluate(async ({ Host, refused }) => {
    const host = new Host();
    const { api } = await host.connect();
    const body = { profile: { pan: "nonsense", contactNumber: "12" } };
    const { status, details } = await refused(api.saveProfile("no-uuid", body));
    const fields = details?.problems?.map(({ field }) => field);
    return { status, fields, calls: host.calls(), sessions: host.platform.sessions };
  });
  // The one session is that of `connect`.
  expect(seen).toMatchObject({ status: null, calls: [], sessions: 1 });
  expect(seen.fields).toEqual(expect.arrayContaining(["journeyID", "profile.pan", "profile.contactNumber"]));
});

test("an option at fault is named", async ({ stage }) => {
  const cases: [string, unknown][] = [
    ["baseUrl", "ftp://platform.example"],
    ["baseUrl", "https://platform.example/path"],
    ["apiVersion", 20_260_305],
    ["directRefresh", "yes"],
    ["attemptTimeoutMs", 0],
    ["callTimeoutMs", 2_147_483_648],
    ["polling", 1],
    ["returnUrl", "/loan"],
    ["allowedRedirectHosts", "consent.example"],
    ["allowFraming", "no"],
    ["session", "st_live_canary"],
    ["fetch", { fetch: "a service binding" }],
    ["onEvent", true],
    ["beforeRedirect", "ask me"],
    ["openRedirect", "https://site.example"],
    ["clock", { now: 0 }],
    ["storage", { getItem: "a" }],
  ];
  for (const [option, value] of cases) {
    const seen = await stage.evaluate(
      async ({ Host, refused }, options) => {
        const { code, details, message } = await refused(new Host(options).connect());
        return { code, field: details?.field, message };
      },
      { [option]: value },
    );
    expect.soft(seen, option).toMatchObject({ code: "CONFIG", field: option });
    expect.soft(seen.message).toContain(option);
  }
});

test("options that are none are refused like any other", async ({ stage }) => {
  const codes = await stage.evaluate(async ({ Host, refused }) => {
    const codes = [];
    for (const options of [undefined, null, "text", []]) {
      const host = new Host();
      host.options = options as never;
      codes.push((await refused(host.connect())).code);
    }
    return codes;
  });
  expect(codes).toEqual(["CONFIG", "CONFIG", "CONFIG", "CONFIG"]);
});

test("an API key in any option is refused and not repeated", async ({ stage }) => {
  for (const option of ["baseUrl", "session", "apiVersion", "returnUrl", "allowedRedirectHosts", "anyOther"]) {
    const seen = await stage.evaluate(
      async ({ Host, refused, shown }, options) => {
        const error = await refused(new Host(options).connect());
        return { code: error.code, shown: shown(error) };
      },
      { [option]: { sessionToken: key, deep: [key] } },
    );
    expect.soft(seen.code, option).toBe("SECRET_KEY_REFUSED");
    expect.soft(seen.shown, option).not.toContain("canary");
  }
});

test("an API key in a session answer is refused and not repeated", async ({ stage }) => {
  for (const token of ["sessionToken", "borrowerID", "anyOther"]) {
    const seen = await stage.evaluate(
      async ({ Host, JOURNEY, refused, shown }, answer) => {
        const host = new Host({ session: () => answer });
        const { api } = await host.connect();
        const error = await refused(api.getJourney(JOURNEY));
        return { code: error.code, shown: shown(error), calls: host.calls() };
      },
      { sessionToken: "st_live_canary", [token]: key },
    );
    expect.soft(seen, token).toMatchObject({ code: "SECRET_KEY_REFUSED", calls: [] });
    expect.soft(seen.shown, token).not.toContain("canary");
  }
});

test("an API key in an argument or a call's option goes nowhere", async ({ stage }) => {
  const seen = await stage.evaluate(async ({ Host, refused, shown }, key) => {
    const host = new Host();
    const { credit, journey } = await host.atJourney();
    const before = host.calls().length;
    const errors = await Promise.all([
      refused(credit.api.createJourney({ type: "PERSONAL_LOAN", metadata: { key } })),
      refused(credit.api.getJourney(key)),
      refused(credit.api.createJourney({ type: "PERSONAL_LOAN" }, { idempotencyKey: key })),
      refused(credit.api.createJourney({ type: "PERSONAL_LOAN" }, { correlationID: key })),
      refused(journey.saveProfile({ profile: { contactNumber: "9876501234", panName: key } })),
    ]);
    return { errors: errors.map((error) => [error.code, shown(error)]), more: host.calls().length - before };
  }, key);
  for (const [code, shown] of seen.errors) {
    expect.soft(code).toMatch(/^(SECRET_KEY_REFUSED|VALIDATION_FAILED)$/);
    expect.soft(shown).not.toContain("canary");
  }
  expect(seen.more).toBe(0);
});

test("call options at fault are named", async ({ stage }) => {
  const cases: [string, unknown][] = [
    ["idempotencyKey", { idempotencyKey: 7 }],
    ["correlationID", { correlationID: {} }],
    ["options", "trace-7"],
  ];
  for (const [field, options] of cases) {
    const seen = await stage.evaluate(async ({ Host, JOURNEY, refused }, options) => {
      const { api } = await new Host().connect();
      const { code, details } = await refused(api.getJourney(JOURNEY, options as never));
      return { code, field: details?.field };
    }, options);
    expect.soft(seen).toEqual({ code: "CONFIG", field });
  }
});

test("names that are not known are refused", async ({ stage }) => {
  const seen = await stage.evaluate(async ({ Host, refused }) => {
    const { credit, journey } = await new Host().atJourney();
    const known = ["createSession" in credit.api, "withdraw" in journey];
    journey.dispose();
    return { known, afterwards: (await refused(journey.refresh())).code };
  });
  expect(seen).toEqual({ known: [false, false], afterwards: "DISPOSED" });
});

test("a command that this screen does not allow is refused without a request", async ({ stage }) => {
  const seen = await stage.evaluate(async ({ Host, refused }) => {
    const host = new Host();
    const { journey } = await host.atJourney();
    const before = host.calls().length;
    return { code: (await refused(journey.foreclose())).code, more: host.calls().length - before };
  });
  expect(seen).toEqual({ code: "STATE_PRECONDITION_FAILED", more: 0 });
});
