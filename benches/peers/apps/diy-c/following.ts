import { keepPreviousData, QueryObserver, type QueryClient, type QueryObserverOptions } from "@tanstack/query-core";
import { lockedOffer, worthReading, type Facts } from "../../hand-written/facts.ts";
import type { Platform } from "../../hand-written/platform.ts";
import { cadenceOf, screenOf } from "../../hand-written/screens.ts";
import type { Wire } from "../../hand-written/checks.ts";

/** The queries of one journey: the light state is polled; the rest has its `updatedAt` in the key, and follows. */
export class Following {
  readonly journeyID: string;
  /** All that is known, once it fits together. */
  facts: Facts | null = null;
  #client: QueryClient;
  #platform: Platform;
  #hint: { seconds: number | undefined; used: boolean } = { seconds: undefined, used: true };
  #state: QueryObserver<Wire["JourneyState"]>;
  #profile: QueryObserver<Wire["ProfileSnapshot"]>;
  #offers: QueryObserver<Wire["OfferCard"][]>;
  #chosen: QueryObserver<Wire["OfferDetail"] | null>;
  #steps: QueryObserver<Wire["Steps"]>;
  #stops: (() => void)[];
  #onChange: () => void;

  constructor(client: QueryClient, platform: Platform, journeyID: string, onChange: () => void) {
    this.journeyID = journeyID;
    this.#client = client;
    this.#platform = platform;
    this.#onChange = onChange;
    this.#state = new QueryObserver(client, this.#stateOptions());
    this.#profile = new QueryObserver(client, this.#profileOptions(undefined));
    this.#offers = new QueryObserver(client, this.#offersOptions(undefined));
    this.#chosen = new QueryObserver(client, this.#chosenOptions(undefined, undefined));
    this.#steps = new QueryObserver(client, this.#stepsOptions(undefined, null));
    const observers = [this.#state, this.#profile, this.#offers, this.#chosen, this.#steps];
    this.#stops = observers.map((observer) => (observer as QueryObserver).subscribe(() => this.#derive()));
    this.#derive();
  }

  /** The platform said when to look again. */
  hint(seconds: number | undefined): void {
    this.#hint = { seconds, used: false };
  }

  /** Asks the platform now. */
  async look(): Promise<void> {
    await this.#client.invalidateQueries({ queryKey: ["journey", this.journeyID, "state"] });
  }

  dispose(): void {
    for (const stop of this.#stops) stop();
  }

  #derive(): void {
    const state = this.#state.getCurrentResult().data;
    if (!state) return;
    this.#profile.setOptions(this.#profileOptions(state));
    this.#offers.setOptions(this.#offersOptions(state));
    const profile = this.#profile.getCurrentResult();
    const offers = this.#offers.getCurrentResult();
    const worth = worthReading(state.status);
    const fresh = (result: { data: unknown; isPlaceholderData: boolean }) => result.data !== undefined && !result.isPlaceholderData;
    this.#chosen.setOptions(this.#chosenOptions(state, fresh(offers) ? offers.data : undefined));
    const known = this.#knowsChosen(state);
    const chosen = known ? { data: this.facts?.chosen, isPlaceholderData: false } : this.#chosen.getCurrentResult();
    this.#steps.setOptions(this.#stepsOptions(state, chosen.data ?? null));
    const steps = this.#steps.getCurrentResult();
    if ((worth.profile && !fresh(profile)) || (worth.offers && !fresh(offers) && !known)) return;
    if (worth.steps && (!fresh(chosen) || (chosen.data && state.status !== "DISBURSED" && !fresh(steps)))) return;
    this.#learn({
      state,
      profile: worth.profile ? (profile.data ?? null) : null,
      offers: offers.data ?? [],
      chosen: worth.steps ? (chosen.data ?? null) : null,
      steps: worth.steps && chosen.data ? (steps.data ?? null) : null,
    });
  }

  /** The offers are of no more interest: one is chosen, and none of its terms can have changed. */
  #knowsChosen({ status }: Wire["JourneyState"]): boolean {
    return worthReading(status).steps && status !== "DISBURSED" && Boolean(this.facts?.chosen);
  }

  #learn(facts: Facts): void {
    const before = this.facts && JSON.stringify(screenOf(this.facts));
    this.facts = facts;
    if (before === JSON.stringify(screenOf(facts))) return;
    // Another screen, another cadence.
    this.#state.setOptions(this.#stateOptions());
    this.#onChange();
  }

  #stateOptions(): QueryObserverOptions<Wire["JourneyState"]> {
    return {
      queryKey: ["journey", this.journeyID, "state"],
      queryFn: ({ signal }) => {
        // A hint is for the read after the one that follows the command at once.
        this.#hint = { seconds: this.#hint.used ? undefined : this.#hint.seconds, used: true };
        return this.#platform.state(this.journeyID, signal);
      },
      staleTime: 0,
      refetchInterval: () => (this.facts ? cadenceOf(this.facts, this.#hint.seconds) : false),
      refetchOnWindowFocus: "always",
      refetchOnReconnect: "always",
    };
  }

  #profileOptions(state: Wire["JourneyState"] | undefined): QueryObserverOptions<Wire["ProfileSnapshot"]> {
    return {
      queryKey: ["journey", this.journeyID, "profile", state?.updatedAt],
      queryFn: ({ signal }) => this.#platform.profile(this.journeyID, signal),
      enabled: state !== undefined && worthReading(state.status).profile,
      placeholderData: keepPreviousData,
    };
  }

  #offersOptions(state: Wire["JourneyState"] | undefined): QueryObserverOptions<Wire["OfferCard"][]> {
    return {
      queryKey: ["journey", this.journeyID, "offers", state?.updatedAt],
      queryFn: ({ signal }) => this.#platform.offers(this.journeyID, signal),
      enabled: state !== undefined && worthReading(state.status).offers && !this.#knowsChosen(state),
      placeholderData: keepPreviousData,
    };
  }

  #chosenOptions(
    state: Wire["JourneyState"] | undefined,
    offers: Wire["OfferCard"][] | undefined,
  ): QueryObserverOptions<Wire["OfferDetail"] | null> {
    return {
      queryKey: ["journey", this.journeyID, "chosen", state?.updatedAt],
      queryFn: ({ signal }) =>
        lockedOffer(this.#platform, this.journeyID, offers ?? [], this.facts?.chosen?.offerID, signal),
      enabled: state !== undefined && offers !== undefined && worthReading(state.status).steps && !this.#knowsChosen(state),
    };
  }

  #stepsOptions(
    state: Wire["JourneyState"] | undefined,
    chosen: Wire["OfferDetail"] | null,
  ): QueryObserverOptions<Wire["Steps"]> {
    return {
      queryKey: ["journey", this.journeyID, "steps", chosen?.offerID, state?.updatedAt],
      queryFn: ({ signal }) => this.#platform.steps(this.journeyID, chosen?.offerID ?? "", signal),
      enabled: state !== undefined && chosen !== null && state.status !== "DISBURSED",
      placeholderData: keepPreviousData,
    };
  }
}
