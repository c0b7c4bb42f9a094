/** Whether the borrower can see the page, and has a network. */
export function isPresent(): boolean {
  return document.visibilityState === "visible" && navigator.onLine;
}

/** Calls `back` whenever the borrower is back: seen again, online again, restored from the back-forward cache. */
export function onBack(back: () => void): () => void {
  const listen = () => isPresent() && back();
  const restored = (event: PageTransitionEvent) => event.persisted && listen();
  document.addEventListener("visibilitychange", listen);
  addEventListener("online", listen);
  addEventListener("pageshow", restored);
  return () => {
    document.removeEventListener("visibilitychange", listen);
    removeEventListener("online", listen);
    removeEventListener("pageshow", restored);
  };
}
