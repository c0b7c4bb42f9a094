// A constructed sheet: no inline style, so that it holds under `style-src 'self'`. Colours are the page's own by the
// system's names, light or dark as its `color-scheme` says; `::part(…)` is for the rest.

/** The surface. */
export const SURFACE = `
:host { display: block; min-block-size: 640px; block-size: 100%; }
:host([dialog]) { display: contents; }
* { box-sizing: border-box; margin: 0; }
dialog {
  padding: 0; border: 0; overflow: hidden; max-inline-size: none; max-block-size: none; margin: auto;
  inline-size: min(48rem, 100vw - 3rem); block-size: min(54rem, 100vh - 3rem); block-size: min(54rem, 100dvh - 3rem);
  border-radius: .75rem; background: Canvas; color: CanvasText; overscroll-behavior: contain;
}
dialog::backdrop { background: rgb(0 0 0 / .5); }
section { block-size: 100%; }
dialog, section { font: 1rem/1.5 system-ui, sans-serif; flex-direction: column; }
dialog[open], section { display: flex; }
.bar { display: flex; align-items: center; padding: .5rem .5rem .5rem 1rem; }
h2 { flex: 1; font-size: 1rem; }
.stage { position: relative; flex: 1; min-block-size: 0; }
iframe, .panel { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; border: 0; }
.panel {
  display: flex; flex-direction: column; align-items: center; justify-content: center; gap: 1rem; padding: 1.5rem;
  text-align: center; background: Canvas; color: CanvasText; outline: none; overflow: auto; overflow-wrap: anywhere;
}
[hidden] { display: none; }
button {
  font: inherit; min-block-size: 2.75rem; min-inline-size: 2.75rem; padding: .5rem 1.25rem; cursor: pointer;
  border: 1px solid; border-radius: .5rem; background: transparent; color: inherit;
}
button:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
.main { background: CanvasText; border-color: CanvasText; color: Canvas; }
.bar button { border-color: transparent; padding: 0; font-size: 1.5rem; line-height: 1; }
.busy::before {
  content: ""; inline-size: 2rem; block-size: 2rem; border-radius: 50%;
  border: 3px solid; border-inline-end-color: transparent;
}
@media (prefers-reduced-motion: no-preference) {
  .busy::before { animation: turn 1s linear infinite; }
  dialog[open] { animation: rise .2s ease-out; }
}
@keyframes turn { to { rotate: 1turn; } }
@keyframes rise { from { translate: 0 1.5rem; opacity: 0; } }
@media (max-width: 640px) {
  dialog {
    margin-block-end: 0; inline-size: 100%; border-end-start-radius: 0; border-end-end-radius: 0;
    block-size: calc(100vh - 1.5rem - env(safe-area-inset-top));
    block-size: calc(100dvh - 1.5rem - env(safe-area-inset-top));
    padding: 0 env(safe-area-inset-right) env(safe-area-inset-bottom) env(safe-area-inset-left);
  }
}
`;

/** The page below a dialog does not scroll; where a scroll bar goes, its room stays. */
export const LOCK = "html { overflow: hidden; }";
export const LOCK_WITH_BAR = "html { overflow: hidden; scrollbar-gutter: stable; }";

export function sheet(text: string): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
}
