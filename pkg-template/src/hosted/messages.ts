import { readBridgeMessage, type BridgeMessage } from "../bridge/message.js";
import type { IgnoredReason } from "./events.js";

/** So many are told for one reason, then a `flood`: who posts thousands fills nobody's log, nor hides what others did. */
const TOLD = 10;

/** Hears what Hosted says, and nobody else. */
export class Messages {
  #origins: readonly string[];
  #isSource: (source: MessageEventSource | null) => boolean;
  #heard: (message: BridgeMessage) => void;
  #ignored: (reason: IgnoredReason) => void;
  #count: Partial<Record<IgnoredReason, number>> = {};

  constructor(
    origins: readonly string[],
    isSource: (source: MessageEventSource | null) => boolean,
    heard: (message: BridgeMessage) => void,
    ignored: (reason: IgnoredReason) => void,
  ) {
    this.#origins = origins;
    this.#isSource = isSource;
    this.#heard = heard;
    this.#ignored = ignored;
  }

  /** For `addEventListener`. Who sent it decides before anything in it is looked at. */
  readonly handleEvent = ({ origin, source, data }: MessageEvent<unknown>): void => {
    if (!this.#origins.includes(origin)) return this.ignore("origin");
    if (!this.#isSource(source)) return this.ignore("source");
    const message = readBridgeMessage(data);
    if (message) this.#heard(message);
    else this.ignore("unknown");
  };

  ignore(reason: IgnoredReason): void {
    const count = (this.#count[reason] ?? 0) + 1;
    this.#count[reason] = count;
    if (count <= TOLD) this.#ignored(reason);
    else if (count === TOLD + 1) this.#ignored("flood");
  }
}
