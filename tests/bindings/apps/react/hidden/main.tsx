import { Activity, StrictMode, Suspense, use, useState } from "react";
import { createRoot } from "react-dom/client";
import { Loan } from "../App.tsx";

/** Something a component waits for, and the button that brings it. */
function delivery() {
  let deliver = () => {};
  const arrival = new Promise<void>((arrive) => (deliver = arrive));
  return { arrival, deliver };
}

function Waiting({ arrival }: { arrival: Promise<void> }) {
  use(arrival);
  return null;
}

function App() {
  const [awaited, setAwaited] = useState(delivery);
  const [shown, setShown] = useState(true);
  return (
    <>
      <button onClick={awaited.deliver}>Deliver</button>
      <button onClick={() => setAwaited(delivery)}>Wait for another</button>
      <button onClick={() => setShown(!shown)}>{shown ? "Hide" : "Show"}</button>
      <Suspense fallback={<p>Waiting…</p>}>
        <Activity mode={shown ? "visible" : "hidden"}>
          <Loan type="PERSONAL_LOAN" />
        </Activity>
        <Waiting arrival={awaited.arrival} />
      </Suspense>
    </>
  );
}

createRoot(document.getElementById("app")!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
