import { isAt, readAddress } from "../bridge/address.js";
import type { BridgeMessage, OpenExternal } from "../bridge/message.js";
import { guarded } from "../host/app.js";
import { isJourneyError, refusal, type JourneyError } from "../journey-error.js";
import { failure, readEmbedUrl, useUp } from "./embed-url.js";
import type { HostedEnd, HostedEvent, HostedPhase } from "./events.js";
import { External } from "./external.js";
import { Frame } from "./frame.js";
import { Messages } from "./messages.js";
import type { Settings } from "./options.js";
import { Presence } from "./presence.js";
import { Surface } from "./surface.js";

/** When a URL was asked for, and whether that was by itself, since the one before had outlived its time. */
interface Asked {
  atMs: number;
  again: boolean;
}

/** A borrower's visit to Hosted, from the first URL to its end. */
export class Visit {
  phase: HostedPhase = "fetching";
  error: JourneyError | null = null;
  readonly closed: Promise<HostedEnd>;
  #settle!: (end: HostedEnd) => void;
  #settings: Settings;
  #surface: Surface;
  #external: External;
  #messages: Messages;
  #presence: Presence;
  /** Takes every listener away. */
  #over = new AbortController();
  /** The attempt under way. */
  #attempt = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #frame: Frame | null = null;
  /** The borrower's step at another party. */
  #step: OpenExternal | null = null;

  constructor(place: "dialog" | Element, settings: Settings) {
    this.#settings = settings;
    this.closed = new Promise((settle) => (this.#settle = settle));
    this.#surface = new Surface(place, settings, () => this.ask(), () => this.end("closed"));
    this.#external = new External(settings.openExternal, () => this.#back());
    this.#messages = new Messages(
      settings.origins,
      (source) => this.#frame?.isSource(source) ?? false,
      (message) => this.#hear(message),
      (reason) => this.#tell({ kind: "message", phase: "ignored", reason }),
    );
    const { signal } = this.#over;
    this.#presence = new Presence(this.#surface.stage, () => this.end("removed"));
    // First of all: what is gone hears nothing.
    addEventListener("message", () => this.#presence.look(), { signal });
    addEventListener("message", this.#messages, { signal });
    document.addEventListener("securitypolicyviolation", (violation) => this.#forbidden(violation), { signal });
    this.ask();
  }

  /** Begins anew, with a new URL. */
  ask(again = false): void {
    if (this.phase === "closed") return;
    const asked = { atMs: Date.now(), again };
    const signal = this.#begin(asked);
    this.phase = "fetching";
    this.#fetch(asked, signal).catch((thrown: unknown) => {
      // What the app throws may name its tokens: it goes nowhere.
      const unavailable = failure("SESSION_UNAVAILABLE", "your back-end gave no URL", { retryable: true });
      if (!signal.aborted) this.#fail(isJourneyError(thrown) ? thrown : unavailable);
    });
  }

  end(end: HostedEnd): void {
    if (this.phase === "closed") return;
    this.phase = "closed";
    this.#leave();
    this.#over.abort();
    this.#presence.forget();
    this.#surface.remove();
    this.#settle(end);
    this.#tell({ kind: "hosted", phase: "closed", end });
    if (end === "exit") guarded(() => this.#settings.onExit?.());
  }

  async #fetch(asked: Asked, signal: AbortSignal): Promise<void> {
    // React mounts twice at first: what is closed again by then must not use up a URL. And by then the app has what `mount`
    // gives it.
    await null;
    if (signal.aborted) return;
    this.#tell({ kind: "hosted", phase: "fetching" });
    // Who listens may have closed it.
    if (signal.aborted) return;
    const url = await readEmbedUrl(await this.#settings.url({ signal }), this.#settings.origins);
    if (signal.aborted) return;
    if (this.#isOver(asked)) this.#late(asked);
    else this.#load(url, asked);
  }

  #load(url: string, asked: Asked): void {
    this.#limit(asked);
    useUp(url);
    this.#frame = new Frame(this.#surface.stage, url, this.#settings, {
      loaded: () => (this.phase === "loading" && this.#isOver(asked) ? this.#late(asked) : this.#open()),
      lost: () => this.#resume(),
    });
    this.#frame.element.inert = true;
    this.#enter("loading");
  }

  #open(): void {
    if (this.phase !== "loading") return;
    clearTimeout(this.#timer);
    this.#surface.show(null, this.#frame?.element);
    this.#enter("open");
  }

  #hear(message: BridgeMessage): void {
    // Who speaks is there, whatever of its page is still to come.
    this.#open();
    if (message.type === "aarthik-labs:exit") this.end("exit");
    else this.#leaveFor(message);
  }

  #leaveFor(step: OpenExternal): void {
    const { origins, allowedExternalHosts } = this.#settings;
    const address = readAddress(step.externalUrl);
    if (!address || !(allowedExternalHosts?.some((allowed) => isAt(address, allowed)) ?? true)) {
      return this.#messages.ignore("host");
    }
    const before = this.#step;
    if (before?.externalUrl === step.externalUrl) return;
    const resumable = origins.includes(readAddress(step.resumeUrl)?.origin ?? "");
    if (step.resumeUrl && !resumable) this.#messages.ignore("resume");
    // The window of the step before says nothing of this one.
    this.#external.forget();
    this.#step = resumable ? step : { ...step, resumeUrl: null };
    // Of several at once the borrower opens the newest: nobody is to be buried in windows.
    this.#showStep(address.host, !before && this.#external.open(step.externalUrl));
    this.phase = "external";
    this.#tell({ kind: "hosted", phase: "external", host: address.host });
  }

  #showStep(host: string, opened: boolean): void {
    const { labels, openExternal } = this.#settings;
    const say = (label: string) => label.replaceAll("{host}", host);
    const open = () => {
      const url = this.#step?.externalUrl;
      if (url) this.#showStep(host, this.#external.open(url, true));
    };
    const back = [labels.back, () => this.#back()] as const;
    // While a window is there its page is not opened a second time: the address may have been good for one time only. Nor
    // can it be brought forward: `focus()` does nothing in Chromium once the tie to the opener is cut.
    const again = typeof openExternal === "function" ? [[say(labels.openAgain), open] as const] : [];
    const panel = opened
      ? { text: say(labels.external), actions: [back, ...again] }
      : { text: say(labels.blocked), actions: [[say(labels.open), open] as const, back] };
    this.#surface.show(panel, this.#frame?.element);
  }

  /** Back to Hosted, which looks for itself what has become of the step. */
  #back(): void {
    if (this.phase !== "external") return;
    this.#external.forget();
    this.#step = null;
    this.#surface.show(null, this.#frame?.element);
    this.#enter("open");
  }

  /** The frame's Hosted is gone: its own address to resume at, if the borrower was out, else a new URL. */
  #resume(): void {
    const resumeUrl = this.#step?.resumeUrl;
    if (!resumeUrl) return this.ask();
    const asked = { atMs: Date.now(), again: false };
    this.#begin(asked);
    this.#load(resumeUrl, asked);
  }

  #forbidden({ disposition, effectiveDirective, blockedURI }: SecurityPolicyViolationEvent): void {
    const origin = this.#settings.origins.find((one) => blockedURI.startsWith(one));
    if (!this.#frame || !origin || disposition !== "enforce" || effectiveDirective !== "frame-src") return;
    this.#fail(refusal("frame-src", `of the page's Content-Security-Policy must allow ${origin}`));
  }

  #isOver(asked: Asked): boolean {
    // A clock that was set back tells nothing: then, too, a new URL is the safe one.
    return Math.abs(Date.now() - asked.atMs) > this.#settings.lifeMs;
  }

  /** Whoever slept over a URL gets another one, once; whoever is merely slow is told so. */
  #late(asked: Asked): void {
    if (this.#isOver(asked) && !asked.again) return this.ask(true);
    this.#fail(failure("TIMEOUT", "Hosted could not be opened in time", { retryable: true }));
  }

  #limit(asked: Asked): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#late(asked), this.#settings.loadTimeoutMs);
  }

  #begin(asked: Asked): AbortSignal {
    this.#surface.show({ text: this.#settings.labels.loading, busy: true });
    this.#leave();
    this.error = null;
    this.#attempt = new AbortController();
    this.#limit(asked);
    return this.#attempt.signal;
  }

  #fail(error: JourneyError): void {
    const { failed, retry } = this.#settings.labels;
    let text = typeof failed === "string" ? failed : "";
    guarded(() => {
      if (typeof failed === "function") text = failed(error);
    });
    this.#surface.show({ text, actions: [[retry, () => this.ask()]] });
    this.#leave();
    this.error = error;
    this.phase = "failed";
    this.#tell({ kind: "hosted", phase: "failed", code: error.code });
  }

  #leave(): void {
    this.#attempt.abort();
    clearTimeout(this.#timer);
    this.#external.forget();
    this.#step = null;
    this.#frame?.remove();
    this.#frame = null;
  }

  #enter(phase: "loading" | "open"): void {
    this.phase = phase;
    this.#tell({ kind: "hosted", phase });
  }

  #tell(event: HostedEvent): void {
    guarded(() => this.#settings.onEvent?.(event));
  }
}
