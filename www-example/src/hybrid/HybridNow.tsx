import { Fact, Facts, NextPoll } from "../panel/Facts";
import { useHybrid } from "./useHybrid";

const text = { screen: "Screen", status: "Status", consent: "Consent", busy: "Command" };

/** Where the journey stands, and when the client looks again and why. */
export function HybridNow() {
  const { journey, snapshot } = useHybrid();
  const { screen, status, busy, data } = snapshot;
  const name = "waitingFor" in screen ? `${screen.name} (${screen.waitingFor})` : screen.name;
  return (
    <Facts>
      <Fact name={text.screen} value={name} />
      <Fact name={text.status} value={status} />
      <Fact name={text.consent} value={data?.account_aggregator?.status ?? null} />
      <Fact name={text.busy} value={busy} />
      <NextPoll of={journey} />
    </Facts>
  );
}
