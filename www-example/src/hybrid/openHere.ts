import type { HostedEvent } from "credit-journey/hosted";
import type { HybridJourney } from "credit-journey/hybrid";
import { recorder } from "../activity";
import { toldByHosted } from "../hosted/toldByHosted";

/**
 * Opens the Hosted page of an offer in a dialog of this page, instead of leaving for it; resolves once it is closed and
 * the offers are read anew. Loaded on the choice: until then this page is Hybrid alone.
 */
export async function openHere(journey: HybridJourney, offerID: string, origin: string): Promise<void> {
  const { mount } = await import("credit-journey/hosted");
  const hosted = mount("dialog", {
    origin,
    url: ({ signal }) => journey.hostedUrl(offerID, { signal }),
    onEvent: recorder<HostedEvent>(toldByHosted),
  });
  await hosted.closed;
  await journey.refresh();
}
