import { assign, createActor, fromCallback, fromPromise, raise, setup } from "xstate";
import type { Command, Loan, Screen, Surroundings, View } from "../ui/loan.ts";
import type { Checks } from "./checks.ts";
import { handOn, perform, type Desk } from "./commands.ts";
import { isSignedOut, openJourney, readFacts, type Facts } from "./facts.ts";
import { failureFrom } from "./failure.ts";
import { Keys } from "./keys.ts";
import { Platform } from "./platform.ts";
import { isPresent, onBack } from "./presence.ts";
import { takeReturn } from "./redirects.ts";
import { persistently } from "./retries.ts";
import { cadenceOf, screenOf } from "./screens.ts";

interface Context {
  platform: Platform;
  keys: Keys;
  returnUrl: string;
  metadata: Record<string, string>;
  /** What the borrower brought back from the consent page. */
  brought: Record<string, string> | null;
  journeyID: string;
  facts: Facts | null;
  hintSeconds: number | undefined;
  problem: string | null;
}

type Input = Pick<Context, "platform" | "keys" | "returnUrl" | "metadata" | "brought">;
type Event = { type: "LOOK" } | { type: "LOOKED" } | { type: "COMMAND"; command: Command };

const machine = setup({
  types: {} as { context: Context; input: Input; events: Event },
  actors: {
    open: fromPromise<string, Input>(({ input: { platform, keys, metadata }, signal }) =>
      persistently(() => keys.use("createJourney", null, (key) => openJourney(platform, metadata, key)), signal),
    ),
    handOn: fromPromise<void, Input & { journeyID: string }>(({ input: { platform, keys, brought, journeyID }, signal }) => {
      if (!brought) return Promise.resolve();
      return keys.use("completeConsent", brought, (key) =>
        persistently(() => handOn(brought, platform, journeyID, key), signal),
      );
    }),
    read: fromPromise<Facts, { platform: Platform; journeyID: string; facts: Facts | null }>(
      ({ input: { platform, journeyID, facts }, signal }) =>
        persistently(() => readFacts(platform, journeyID, facts, signal), signal),
    ),
    perform: fromPromise<number | undefined, { command: Command; desk: Desk }>(({ input: { command, desk }, signal }) =>
      persistently(() => perform(command, desk), signal),
    ),
    presence: fromCallback<Event>(({ sendBack }) => onBack(() => sendBack({ type: "LOOK" }))),
  },
  guards: {
    present: isPresent,
    known: ({ context }) => context.facts !== null,
    polls: ({ context }) => context.facts !== null && cadenceOf(context.facts, context.hintSeconds) !== false,
  },
  delays: {
    cadence: ({ context }) => (context.facts && cadenceOf(context.facts, context.hintSeconds)) || 5_000,
  },
}).createMachine({
  id: "loan",
  initial: "opening",
  context: ({ input }) => ({ ...input, journeyID: "", facts: null, hintSeconds: undefined, problem: null }),
  states: {
    opening: {
      invoke: {
        src: "open",
        input: ({ context }) => context,
        onDone: { target: "open", actions: assign(({ event }) => ({ journeyID: event.output, problem: null })) },
        onError: [
          { guard: ({ event }) => isSignedOut(event.error), target: "signedOut" },
          { target: "failed", actions: assign(({ event }) => ({ problem: failureFrom(event.error).message })) },
        ],
      },
    },
    open: {
      type: "parallel",
      invoke: { src: "presence" },
      states: {
        following: {
          initial: "returning",
          states: {
            returning: {
              // What the borrower brought back is handed on first; refused or not, the platform is asked next.
              invoke: { src: "handOn", input: ({ context }) => context, onDone: "reading", onError: "reading" },
            },
            reading: {
              invoke: {
                src: "read",
                input: ({ context }) => context,
                onDone: {
                  target: "waiting",
                  actions: [assign(({ event }) => ({ facts: event.output })), raise({ type: "LOOKED" })],
                },
                onError: [
                  { guard: ({ event }) => isSignedOut(event.error), target: "#loan.signedOut" },
                  {
                    guard: ({ context }) => context.facts === null,
                    target: "#loan.failed",
                    actions: assign(({ event }) => ({ problem: failureFrom(event.error).message })),
                  },
                  { target: "waiting", actions: raise({ type: "LOOKED" }) },
                ],
              },
              // What was asked before a command says nothing of its effect.
              on: { LOOK: { target: "reading", reenter: true } },
            },
            waiting: {
              after: {
                cadence: [{ guard: "present", target: "polling" }, { target: "resting" }],
              },
              on: { LOOK: "reading" },
            },
            polling: {
              entry: assign({ hintSeconds: undefined }),
              always: [{ guard: "polls", target: "reading" }, { target: "resting" }],
            },
            resting: { on: { LOOK: "reading" } },
          },
        },
        acting: {
          initial: "idle",
          states: {
            idle: {
              on: { COMMAND: { guard: "known", target: "busy", actions: assign({ problem: null }) } },
            },
            // A second click finds no transition here.
            busy: {
              invoke: {
                src: "perform",
                input: ({ context, event }) => ({
                  command: event.type === "COMMAND" ? event.command : { type: "retry" },
                  desk: context as Context & { facts: Facts },
                }),
                onDone: { target: "looking", actions: assign(({ event }) => ({ hintSeconds: event.output })) },
                onError: [
                  { guard: ({ event }) => isSignedOut(event.error), target: "#loan.signedOut" },
                  { target: "looking", actions: assign(({ event }) => ({ problem: failureFrom(event.error).message })) },
                ],
              },
            },
            // The buttons stay closed until the platform has said what came of it.
            looking: { entry: raise({ type: "LOOK" }), on: { LOOKED: "idle" } },
          },
        },
      },
    },
    signedOut: { on: { COMMAND: "opening", LOOK: "opening" } },
    failed: { on: { COMMAND: "opening" } },
  },
});

/** A loan, followed by the machine. */
export function openMachine({ platformUrl, returnUrl, metadata }: Surroundings, checks: Checks): Loan {
  const platform = new Platform(platformUrl, checks);
  const actor = createActor(machine, { input: { platform, keys: new Keys(), returnUrl, metadata, brought: takeReturn() } });
  const viewOf = (): View => {
    const snapshot = actor.getSnapshot();
    const { facts, problem } = snapshot.context;
    const acting = snapshot.matches({ open: { acting: "busy" } }) || snapshot.matches({ open: { acting: "looking" } });
    return { screen: screen(snapshot, facts, problem), busy: acting, problem };
  };
  const screen = (snapshot: { matches: (state: "opening" | "signedOut" | "failed") => boolean }, facts: Facts | null, problem: string | null): Screen => {
    if (snapshot.matches("signedOut")) return { name: "signIn" };
    if (snapshot.matches("failed")) return { name: "failed", message: problem ?? "" };
    return facts ? screenOf(facts) : { name: "loading" };
  };
  actor.start();
  return {
    get view() {
      return viewOf();
    },
    subscribe(listener) {
      const subscription = actor.subscribe(listener);
      return () => subscription.unsubscribe();
    },
    send: (command) => actor.send({ type: "COMMAND", command }),
    dispose: () => void actor.stop(),
  };
}
