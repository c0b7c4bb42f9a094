import { useEffect, useRef, type ReactNode } from "react";

const text = { label: "What the client is doing", close: "Close panel" };

interface PanelProps {
  open: boolean;
  /** Covers the page, as on a phone. */
  drawer: boolean;
  onClose: () => void;
  /** Stays, so that what was picked is kept while the panel is closed. */
  picker: ReactNode;
  /** What moves; not rendered while nobody looks. */
  children: ReactNode;
}

/** A look at the client at work, for whoever builds on it. A borrower's site would not have it. */
export function Panel({ open, drawer, onClose, picker, children }: PanelProps) {
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (open && drawer) close.current?.focus();
  }, [open, drawer]);

  return (
    <aside
      id="panel"
      className={drawer ? "panel drawer" : "panel"}
      aria-label={text.label}
      hidden={!open}
      onKeyDown={(event) => event.key === "Escape" && onClose()}
    >
      <header className="panel-head">
        <h2>{text.label}</h2>
        <button ref={close} type="button" className="button quiet small icon" aria-label={text.close} onClick={onClose}>
          ×
        </button>
      </header>
      {picker}
      {open && children}
    </aside>
  );
}
