import { Core } from "../credit_journey.js";
import type { NextPoll, Snapshot } from "../credit_journey.js";
import type { EventLog } from "../event-log.js";
import { journeyError } from "../journey-error.js";
import { instance } from "../loading/headless.js";
import type { ConnectOptions } from "../options.js";
import { guarded, type App } from "./app.js";
import { copied, ofMachine, signalOf } from "./check.js";
import { Page } from "./page.js";
import { Promises } from "./promises.js";
import { INTERNAL, type Effect, type Failure, type Input } from "./protocol.js";
import { RecordKeeper } from "./record.js";
import { Tenants } from "./recovery.js";
import { Requests } from "./requests.js";
import { Tabs } from "./tabs.js";
import { Timer } from "./timer.js";
import { given, taken } from "./values.js";
import { Windows } from "./windows.js";

/** Every client of this page. */
const tenants = /* @__PURE__ */ new Tenants(instance);

/** A journey of the app's: who watches it, how it was asked for, and what it shows. */
interface Watched {
  show: (snapshot: Snapshot) => void;
  options?: object;
  snapshot?: Snapshot;
}

/**
 * The machine's host: tells it what happened, and does what it says, in order.
 *
 * The app's code may run inside an effect (a subscriber, a hook) and call us again: effects go through one queue, and
 * what such a call asks for is done after what was already to be done.
 */
export class Host {
  #options: ConnectOptions;
  #app: App;
  #core: Core;
  #queue: Effect[] = [];
  #working = false;
  #broken = false;
  #journeys = new Map<number, Watched>();
  #promises = new Promises();
  #timer: Timer;
  #record: RecordKeeper;
  #page: Page;
  #requests: Requests;
  #tabs: Tabs;
  #windows: Windows;

  /** @throws JourneyError `CONFIG`, `SECRET_KEY_REFUSED` */
  constructor(options: ConnectOptions, app: App) {
    const { hear } = this;
    this.#options = options;
    this.#app = app;
    this.#timer = new Timer(options.clock, () => hear({ kind: "tick" }));
    this.#record = new RecordKeeper("credit-journey", options.storage, () => this.#app.report({ kind: "storage", phase: "denied" }));
    this.#page = new Page(() => this.#look());
    this.#requests = new Requests(options.fetch ?? fetch, "omit", hear);
    this.#tabs = new Tabs(hear);
    this.#windows = new Windows(options.openRedirect);
    this.#core = this.#start({ parameters: this.#page.parameters() });
    this.#page.listen();
    tenants.moveIn(this);
    this.#look();
  }

  /** Asks the machine for something. */
  ask(ask: { kind: string; [field: string]: unknown }, given: unknown[], call: unknown): Promise<unknown> {
    const signal = signalOf(call);
    const input = { ...ask, arguments: copied(given), options: copied(call), aborted: !!signal?.aborted };
    const [promise, settled] = this.#promises.make(signal, (promise) => this.hear({ kind: "abort", promise }));
    this.hear({ ...input, promise } as Input);
    return settled;
  }

  /** Tells the machine what happened, and does what it says. */
  hear = (input: Input): void => {
    if (this.#broken) return this.#promises.rejectAll(INTERNAL, undefined);
    try {
      this.#queue.push(...(taken(this.#core.hear(this.#timer.now(), given(input))) as Effect[]));
    } catch (trap) {
      if (!tenants.recover(trap)) this.#giveUp(trap);
    }
    this.#work();
  };

  /** Opens a journey under a handle of the caller's. */
  open(journey: number, options: object, call: unknown): Promise<unknown> {
    const watched = this.#journeys.get(journey);
    if (watched) watched.options = copied(options);
    return this.ask({ kind: "open", journey }, [options], call);
  }

  /** Calls `show` with every new snapshot of a journey. */
  watch(journey: number, show: (snapshot: Snapshot) => void): void {
    this.#journeys.set(journey, { show });
  }

  nextPoll(journey: number): NextPoll | null {
    return this.#broken ? null : (taken(this.#core.nextPoll(journey)) as NextPoll | null);
  }

  exportLog(): EventLog {
    return taken(this.#core.exportLog()) as EventLog;
  }

  close(journey: number): void {
    this.#journeys.delete(journey);
    this.hear({ kind: "close", journey });
  }

  /** Nothing of ours stays on the page. */
  dispose(): void {
    this.hear({ kind: "dispose" });
    this.#leave();
  }

  /** On a fresh instance, with the record as it was last: journeys show what they showed until they are read anew. */
  startOver(trap: unknown): void {
    this.#queue = [];
    this.#requests.cancelAll();
    this.#tabs.stepDownAll();
    this.#core = this.#start({ parameters: [], recovered: true });
    this.#promises.rejectAll(INTERNAL, trap);
    this.#look();
    for (const [journey, { options, snapshot }] of this.#journeys) {
      if (snapshot) this.hear({ kind: "reopen", journey, arguments: [{ ...options, journeyID: snapshot.journeyID }] });
      else this.#journeys.delete(journey);
    }
  }

  #start(landing: object): Core {
    const { framed, tabs } = { framed: this.#page.isFramed(), tabs: this.#tabs.areSupported() };
    const options = ofMachine(this.#options);
    const stored = this.#record.record ?? undefined;
    const core = Core.begin(this.#timer.now(), given(options), stored, given({ framed, tabs, ...landing }));
    if (!core) throw journeyError(taken(Core.refusal(given(options))) as Failure);
    return core;
  }

  /** The page may have been shown or hidden, or have come or gone; the network too. */
  #look(): void {
    if (this.#page.isThere()) this.#tabs.join();
    this.hear({ kind: "visible", visible: this.#page.isVisible() });
    this.hear({ kind: "online", online: this.#page.isOnline() });
    if (!this.#page.isThere()) this.#tabs.leave();
  }

  #work(): void {
    if (this.#working) return;
    this.#working = true;
    for (let effect = this.#queue.shift(); effect; effect = this.#queue.shift()) this.#do(effect);
    this.#working = false;
  }

  #do(effect: Effect): void {
    switch (effect.kind) {
      case "send":
        return void this.#requests.send(effect);
      case "cancel":
        return this.#requests.cancel(effect.attempt);
      case "askSession":
        return void this.#app.session(effect.renewal).then(this.hear);
      case "store":
        return this.#record.keep(effect.record);
      case "settle":
        return this.#promises.settle(effect.promise, effect.value, effect.error);
      case "show":
        return this.#show(effect.journey, effect.snapshot);
      case "askDeparture":
        return void this.#app.departure(effect.journey, { step: effect.step, host: effect.host }).then(this.hear);
      case "openPopup":
        return this.#windows.openPopup();
      case "closePopup":
        return this.#windows.closePopup();
      case "open":
        return guarded(() => this.#windows.open(effect.url));
      case "closeWindow":
        return this.#windows.closeThis();
      case "tell":
        return this.#tabs.tell(effect.message);
      case "lead":
        return void this.#tabs.lead(effect.journey, effect.lock);
      case "stepDown":
        return this.#tabs.stepDown(effect.journey);
      case "cleanAddress":
        return this.#page.cleanAddress(effect.parameters);
      case "report":
        return this.#app.report(effect.event);
      case "wake":
        return this.#timer.arm(effect.atMs);
    }
  }

  #show(journey: number, snapshot: Snapshot): void {
    const watched = this.#journeys.get(journey);
    if (!watched) return;
    // The payloads in it are the platform's own objects, as `fetch` gave them: those stay as they are.
    Object.freeze(snapshot.screen);
    watched.snapshot = Object.freeze(snapshot);
    watched.show(snapshot);
  }

  /** Starting over has not helped: the journeys stay as they are shown, and every call is refused. */
  #giveUp(trap: unknown): void {
    this.#broken = true;
    this.#queue = [];
    this.#leave();
    this.#promises.rejectAll(INTERNAL, trap);
  }

  #leave(): void {
    tenants.moveOut(this);
    this.#timer.disarm();
    this.#page.leave();
    this.#tabs.leave();
    this.#requests.cancelAll();
  }
}
