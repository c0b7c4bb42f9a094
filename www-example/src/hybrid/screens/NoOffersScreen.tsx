import { HybridScreen } from "../HybridScreen";
import { LenderOffers } from "./LenderOffers";
import { ShareStatements } from "./ShareStatements";
import type { ScreenOf } from "./screenOf";

const text = {
  title: "No offers this time",
  lead: "None of the lenders could make you an offer now. This is no judgement of you: what they look for changes often.",
  list: "What the lenders said",
  next: "What you can do",
  hints: [
    "Check that your name and PAN match your PAN card.",
    "Try again in about three months; asking rarely in between keeps your credit score well.",
    "You can get your own credit report free once a year from every bureau.",
  ],
};

export function NoOffersScreen({ screen: { lenders, consent } }: { screen: ScreenOf<"noOffers"> }) {
  return (
    <HybridScreen title={text.title} lead={text.lead}>
      {consent && <ShareStatements />}
      <LenderOffers title={text.list} lenders={lenders} />
      <section className="sheet">
        <h2>{text.next}</h2>
        <ul className="points">
          {text.hints.map((hint) => (
            <li key={hint}>{hint}</li>
          ))}
        </ul>
      </section>
    </HybridScreen>
  );
}
