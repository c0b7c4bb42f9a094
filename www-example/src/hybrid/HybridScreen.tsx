import { ScreenFrame, type ScreenWords } from "../ui/ScreenFrame";
import { useHybrid } from "./useHybrid";

/** A screen of the Hybrid Experience. */
export function HybridScreen(words: ScreenWords) {
  const { error, dismissError, snapshot } = useHybrid();
  return <ScreenFrame {...words} name={snapshot.screen.name} error={error} onDismissError={dismissError} />;
}
