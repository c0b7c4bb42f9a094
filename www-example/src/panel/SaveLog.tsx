import { useJourney } from "../useJourney";

const text = { save: "Save the log for support", file: "credit-journey-log.json" };

/** Saves what a support desk would ask for: `cargo xtask replay` lives through it. */
export function SaveLog() {
  const { journey } = useJourney();
  const save = () => {
    const log = new Blob([JSON.stringify(journey.exportLog(), null, 2)], { type: "application/json" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(log);
    link.download = text.file;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <button type="button" className="button quiet small" onClick={save}>
      {text.save}
    </button>
  );
}
