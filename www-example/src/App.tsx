import { useSyncExternalStore } from "react";
import { connection, reconnect } from "./credit";
import { Shell } from "./Shell";
import { Connecting, Unreachable } from "./ui/Standalone";

export function App() {
  const now = useSyncExternalStore(connection.subscribe, connection.read, connection.read);
  switch (now.phase) {
    case "connecting":
      return <Connecting />;
    case "failed":
      return <Unreachable error={now.error} onRetry={reconnect} />;
    case "shown":
    case "open":
      return <Shell demo={now.demo} journey={now.journey} />;
  }
}
