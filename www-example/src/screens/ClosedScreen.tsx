import { Screen } from "../ui/Screen";
import type { ScreenOf } from "./screenOf";
import { StartAnew } from "./StartAnew";

const text = {
  rejected: {
    title: "This application did not go through",
    lead: "The lender declined it, or you gave the offer up. Nothing was charged, and nothing will be collected from your account.",
    hint: "A new application asks other lenders too. Your details can be used again.",
  },
  expired: {
    title: "This application has run out",
    lead: "Offers hold for a limited time, and this one was left open too long. Nothing was charged.",
    hint: "Start again to see what lenders offer today.",
  },
  closed: {
    title: "This application is closed",
    lead: "There is nothing more to do here. Your lender keeps the papers and sends you what you need for your records.",
    hint: "You are welcome back whenever you need us.",
  },
} satisfies Record<ScreenOf<"closed">["outcome"], { title: string; lead: string; hint: string }>;

export function ClosedScreen({ screen: { outcome } }: { screen: ScreenOf<"closed"> }) {
  const { title, lead, hint } = text[outcome];
  return (
    <Screen title={title} lead={lead}>
      <section className="sheet" data-outcome={outcome}>
        <p>{hint}</p>
        <div className="actions">
          <StartAnew />
        </div>
      </section>
    </Screen>
  );
}
