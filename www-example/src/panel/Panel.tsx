import { useEffect, useRef } from "react";
import type { Demo } from "../demo";
import { Now } from "./Now";
import { ScenarioPicker } from "./ScenarioPicker";
import { Timeline } from "./Timeline";

const text = { label: "What the client is doing", close: "Close panel" };

interface PanelProps {
  demo: Demo;
  open: boolean;
  /** Covers the page, as on a phone. */
  drawer: boolean;
  onClose: () => void;
}

/** A look at the client at work, for whoever builds on it. A borrower's site would not have it. */
export function Panel({ demo, open, drawer, onClose }: PanelProps) {
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
      <ScenarioPicker demo={demo} />
      {open && <Now />}
      {open && <Timeline />}
    </aside>
  );
}
