import type { Settings } from "./options.js";

/** What a frame tells. */
interface Watcher {
  /** Its page is there. Browsers call their own error pages that, too. */
  loaded: () => void;
  /** The page moved the frame to another place: what was in it is gone. */
  lost: () => void;
}

/** One frame with Hosted in it, for one URL. */
export class Frame {
  readonly element = document.createElement("iframe");
  #window: Window | null;

  /**
   * Sends the frame to `url` by its window, not by `src`: an attribute would keep the one-time secret where every script,
   * extension and recorder of sessions finds it. `place` must be in the page.
   */
  constructor(place: Element, url: string, settings: Settings, watcher: Watcher) {
    const { element } = this;
    element.title = settings.title;
    element.allow = delegated(settings);
    if (settings.sandbox != null) element.setAttribute("sandbox", settings.sandbox);
    place.prepend(element);
    this.#window = element.contentWindow;
    element.addEventListener("load", () => {
      if (element.contentWindow !== this.#window) watcher.lost();
      // Of the empty document before Hosted some browsers tell as well; only that one can be looked into.
      else if (!element.contentDocument) watcher.loaded();
    });
    this.#window?.location.replace(url);
  }

  /** Whether a message comes from this very frame. */
  isSource(source: MessageEventSource | null): boolean {
    return source !== null && source === this.#window;
  }

  remove(): void {
    this.element.remove();
  }
}

/** Names the origins in `allow`: without `src` a browser would take a feature without any for the page's own. */
function delegated({ allow, origins }: Settings): string {
  const features = allow.split(";").flatMap((feature) => feature.trim() || []);
  return features.map((feature) => (/\s/.test(feature) ? feature : `${feature} ${origins.join(" ")}`)).join("; ");
}
