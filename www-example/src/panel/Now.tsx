import { useJourney } from "../useJourney";
import { Fact, Facts, NextPoll } from "./Facts";
import { SaveLog } from "./SaveLog";

const text = { screen: "Screen", status: "Status", action: "Next action", busy: "Command" };

/** Where the journey stands, and when the client looks again and why. */
export function Now() {
  const { journey, snapshot } = useJourney();
  const { screen, status, nextAction, busy } = snapshot;
  return (
    <Facts after={<SaveLog />}>
      <Fact name={text.screen} value={"step" in screen ? `${screen.name} (${screen.step})` : screen.name} />
      <Fact name={text.status} value={status} />
      <Fact name={text.action} value={nextAction} />
      <Fact name={text.busy} value={busy} />
      <NextPoll of={journey} />
    </Facts>
  );
}
