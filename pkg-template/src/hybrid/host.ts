import { HybridCore } from "../credit_journey_hybrid.js";
import type {
  HybridCommandName, HybridDeparture, HybridDestination, HybridEvent, HybridSnapshot, NextPoll,
} from "../credit_journey.js";
import { guarded } from "../host/app.js";
import { copied, signalOf } from "../host/check.js";
import { Page } from "../host/page.js";
import { Promises } from "../host/promises.js";
import { INTERNAL, type Failure } from "../host/protocol.js";
import { RecordKeeper } from "../host/record.js";
import { Tenants } from "../host/recovery.js";
import { Requests } from "../host/requests.js";
import { Timer } from "../host/timer.js";
import { given, taken } from "../host/values.js";
import { Windows } from "../host/windows.js";
import { journeyError } from "../journey-error.js";
import { BackEnd, capped, ofMachine as backEndOfMachine } from "./back-end.js";
import { instance } from "./instance.js";
import type { HybridOptions } from "./options.js";
import type { Ask, Effect, Input } from "./protocol.js";

/** Every Hybrid journey of this page. */
const tenants = /* @__PURE__ */ new Tenants(instance);

/** The host of one Hybrid journey: tells its machine what happened, and does what it says, in order. */
export class HybridHost {
  #options: HybridOptions;
  #core: HybridCore;
  #queue: Effect[] = [];
  #working = false;
  #broken = false;
  #details: unknown;
  #shown = false;
  #show: (snapshot: HybridSnapshot) => void = () => {};
  #promises = new Promises();
  #timer: Timer;
  #record: RecordKeeper;
  #page: Page;
  #requests: Requests;
  #backEnd: BackEnd;
  #windows: Windows<[to: HybridDestination]>;

  constructor(options: HybridOptions) {
    const hear = this.#hear;
    this.#options = options;
    this.#timer = new Timer(options.clock, () => hear({ kind: "tick" }));
    this.#record = recordOf(options, () => this.#report({ kind: "storage", phase: "denied" }));
    this.#page = new Page(() => this.#look());
    // Called bare: a browser's own `fetch` refuses to be a method of anything.
    const ask = options.fetch ?? fetch;
    const capping: typeof fetch = async (...given) => capped(await ask(...given));
    this.#requests = new Requests(capping, options.credentials ?? "same-origin", hear);
    this.#backEnd = new BackEnd(options.backEnd, this.#requests);
    this.#windows = new Windows(options.openRedirect);
    this.#core = this.#begin(false);
    this.#page.listen();
    tenants.moveIn(this);
    this.#look();
  }

  start(details: unknown, call: unknown): Promise<unknown> {
    this.#details = details;
    return this.#ask({ kind: "start", details }, call);
  }

  command(name: HybridCommandName, [offerID]: unknown[], call: unknown): Promise<unknown> {
    return this.#ask({ kind: "command", name, offerID: copied(offerID) }, call);
  }

  /** Calls `show` with every new snapshot. */
  watch(show: (snapshot: HybridSnapshot) => void): void {
    this.#show = show;
  }

  nextPoll(): NextPoll | null {
    return this.#broken ? null : (taken(this.#core.nextPoll()) as NextPoll | null);
  }

  /** Nothing of ours stays on the page. */
  dispose(): void {
    this.#hear({ kind: "dispose" });
    this.#leave();
  }

  /** On a fresh instance: the journey shows what it showed until the back-end has said how things stand. */
  startOver(trap: unknown): void {
    this.#queue = [];
    this.#requests.cancelAll();
    // Who was about to leave has not left.
    if (this.#windows.isPopupWaiting()) this.#record.keep(null);
    this.#windows.closePopup();
    this.#core = this.#begin(true);
    this.#promises.rejectAll(INTERNAL, trap);
    this.#look();
    if (this.#shown) this.#hear({ kind: "restart", details: this.#details });
  }

  #ask(ask: { kind: string; [field: string]: unknown }, call: unknown): Promise<unknown> {
    const signal = signalOf(call);
    const input = { ...ask, options: copied(call), aborted: !!signal?.aborted };
    const [promise, settled] = this.#promises.make(signal, (promise) => this.#hear({ kind: "abort", promise }));
    this.#hear({ ...input, promise } as Ask);
    return settled;
  }

  #hear = (input: Input): void => {
    if (this.#broken) return this.#promises.rejectAll(INTERNAL, undefined);
    try {
      this.#queue.push(...(taken(this.#core.hear(this.#timer.now(), given(input))) as Effect[]));
    } catch (trap) {
      if (!tenants.recover(trap)) this.#giveUp(trap);
    }
    this.#work();
  };

  #begin(recovered: boolean): HybridCore {
    const landing = { framed: this.#page.isFramed(), recovered };
    const stored = this.#record.record ?? undefined;
    const core = HybridCore.begin(this.#timer.now(), given(ofMachine(this.#options)), stored, given(landing));
    if (!core) throw refused(this.#options);
    return core;
  }

  /** The page may have been shown or hidden, or have come or gone; the network too. */
  #look(): void {
    this.#hear({ kind: "beside", beside: this.#windows.isBeside() });
    this.#hear({ kind: "visible", visible: this.#page.isVisible() });
    this.#hear({ kind: "online", online: this.#page.isOnline() });
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
        return void this.#backEnd.send(effect);
      case "cancel":
        return this.#requests.cancel(effect.attempt);
      case "store":
        return this.#record.keep(effect.record);
      case "settle":
        return this.#promises.settle(effect.promise, effect.value, effect.error);
      case "show":
        Object.freeze(effect.snapshot.screen);
        this.#shown = true;
        return this.#show(Object.freeze(effect.snapshot));
      case "askDeparture":
        return void this.#depart(effect.ask, { to: effect.to, host: effect.host });
      case "openPopup":
        return this.#windows.openPopup();
      case "closePopup":
        return this.#windows.closePopup();
      case "open":
        return this.#open(effect.url, effect.to);
      case "report":
        return this.#report(effect.event);
      case "wake":
        return this.#timer.arm(effect.atMs);
    }
  }

  #report(event: HybridEvent): void {
    guarded(() => this.#options.onEvent?.(event));
  }

  #open(url: string, to: HybridDestination): void {
    let opened = false;
    guarded(() => {
      this.#windows.open(url, to);
      opened = true;
    });
    this.#hear({ kind: "opened", opened });
  }

  async #depart(ask: number, departure: HybridDeparture): Promise<void> {
    let go: unknown = false;
    try {
      go = await this.#options.beforeRedirect?.(departure);
    } catch (thrown) {
      void Promise.reject(thrown);
    }
    // Who closes the popup meanwhile wants to stay.
    this.#hear({ kind: "departing", ask, go: go !== false && !this.#windows.isPopupClosed() });
  }

  /** Starting over has not helped: the journey stays as it is shown, and every call is refused. */
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
    this.#requests.cancelAll();
  }
}

/** Why the machine refuses options, if it does. */
export function refused(options: HybridOptions): Error | null {
  const failure = taken(HybridCore.refusal(given(ofMachine(options)))) as Failure | null;
  return failure && journeyError(failure);
}

/** Where it is kept that the borrower has left. */
export function recordOf({ storage }: HybridOptions, denied: () => void): RecordKeeper {
  return new RecordKeeper("credit-journey-hybrid", storage, denied);
}

/** The options as the machine reads them. */
export function ofMachine(options: HybridOptions): object {
  const { backEnd, fetch: _, onEvent, storage, clock, beforeRedirect, openRedirect, ...own } = options;
  const popup = openRedirect === "popup";
  return { ...own, backEnd: backEndOfMachine(backEnd), popup, asksDeparture: popup || !!beforeRedirect };
}
