import { useJourney } from "../useJourney";
import { ScreenFrame, type ScreenWords } from "./ScreenFrame";

/** A screen of the API Experience. */
export function Screen(words: ScreenWords) {
  const { error, dismissError, snapshot } = useJourney();
  const { screen } = snapshot;
  return (
    <ScreenFrame
      {...words}
      name={screen.name}
      step={"step" in screen ? screen.step : undefined}
      error={error}
      onDismissError={dismissError}
    />
  );
}
