import type { Settings } from "./options.js";
import { LOCK, LOCK_WITH_BAR, sheet, SURFACE } from "./style.js";

/** What covers the frame: some words, and what the borrower may do. */
export interface Panel {
  text: string;
  busy?: boolean;
  actions?: readonly (readonly [label: string, run: () => void])[];
}

/**
 * What borrowers see around Hosted: a dialog, or a part of the page. Its parts are in a shadow, out of reach of the page's
 * styles.
 */
export class Surface {
  /** Where the frame goes. */
  readonly stage = make("div", "stage");
  #host = document.createElement("div");
  #root = this.#host.attachShadow({ mode: "open" });
  #panel = make("div", "panel");
  #status = make("p", "status");
  #actions: Element[] = [];
  #dialog: HTMLDialogElement | null = null;
  #lock: CSSStyleSheet | null = null;

  constructor(place: "dialog" | Element, { title, labels }: Settings, reload: () => void, closed: () => void) {
    this.#root.adoptedStyleSheets = [sheet(SURFACE)];
    this.#status.setAttribute("role", "status");
    this.#panel.tabIndex = -1;
    this.#panel.append(this.#status);
    this.stage.append(this.#panel);
    if (place === "dialog") {
      const closing = button("×", closed, "close", labels.close);
      // Where focus begins, rather than at what comes before.
      closing.autofocus = true;
      this.#showDialog(title, [button("↻", reload, "reload", labels.reload), closing], closed);
    } else {
      const section = make("section", "section");
      section.setAttribute("aria-label", title);
      section.append(this.stage);
      this.#root.append(section);
      place.append(this.#host);
    }
  }

  /** Covers the frame, or lets it be seen and used. Focus goes along if it is in here, and is left alone elsewhere. */
  show(panel: Panel | null, frame?: HTMLElement): void {
    const focused = this.#root.activeElement;
    const within = this.stage.contains(focused);
    for (const action of this.#actions) action.remove();
    this.#actions = (panel?.actions ?? []).map(([label, run], at) => button(label, run, at ? "action" : "action main"));
    this.#status.textContent = panel?.text ?? "";
    this.#panel.append(...this.#actions);
    this.#panel.hidden = !panel;
    this.#panel.classList.toggle("busy", !!panel?.busy);
    if (frame) frame.inert = !!panel;
    if (!panel) {
      if (focused) frame?.focus();
    } else if (within) {
      ((this.#actions[0] as HTMLElement | undefined) ?? this.#panel).focus();
    }
  }

  /** Takes it away. A dialog gives focus back to what had it before. */
  remove(): void {
    this.#dialog?.close();
    this.#host.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== this.#lock);
  }

  #showDialog(title: string, buttons: Element[], closed: () => void): void {
    const dialog = (this.#dialog = make("dialog", "dialog"));
    const [bar, heading] = [make("div", "bar"), make("h2", "title")];
    heading.id = "title";
    heading.textContent = title;
    dialog.setAttribute("aria-labelledby", heading.id);
    bar.append(heading, ...buttons);
    dialog.append(bar, this.stage);
    // Escape, or a phone's way back.
    dialog.addEventListener("close", closed);
    this.#host.setAttribute("dialog", "");
    this.#root.append(dialog);
    this.#lock = sheet(innerWidth > document.documentElement.clientWidth ? LOCK_WITH_BAR : LOCK);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#lock];
    document.body.append(this.#host);
    dialog.showModal();
  }
}

function make<Name extends keyof HTMLElementTagNameMap>(name: Name, part: string): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  element.className = part;
  element.setAttribute("part", part);
  return element;
}

function button(text: string, run: () => void, part: string, label?: string): HTMLButtonElement {
  const made = make("button", part);
  made.type = "button";
  made.textContent = text;
  if (label) made.setAttribute("aria-label", label);
  made.addEventListener("click", run);
  return made;
}
