import { useId, useLayoutEffect, useRef, type ReactNode } from "react";

/** A modal dialog that is open while it is rendered. The browser keeps the focus in it and gives it back after. */
export function Dialog({
  title,
  onClose,
  children,
  wide = false,
}: {
  title: string;
  onClose: () => void;
  children: ReactNode;
  wide?: boolean;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleID = useId();

  // Layout effect: it must close before it leaves the document, or the focus does not go back.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);

  return (
    <dialog ref={dialog} className={wide ? "dialog wide" : "dialog"} aria-labelledby={titleID} onCancel={onClose}>
      <h2 id={titleID}>{title}</h2>
      {children}
    </dialog>
  );
}
