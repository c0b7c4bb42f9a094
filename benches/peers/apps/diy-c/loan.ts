import { MutationObserver, type QueryClient } from "@tanstack/query-core";
import { handOn, perform } from "../../hand-written/commands.ts";
import { isSignedOut, openJourney, type Facts } from "../../hand-written/facts.ts";
import { failureFrom } from "../../hand-written/failure.ts";
import { Keys } from "../../hand-written/keys.ts";
import { Platform } from "../../hand-written/platform.ts";
import { takeReturn } from "../../hand-written/redirects.ts";
import { persistently } from "../../hand-written/retries.ts";
import { screenOf } from "../../hand-written/screens.ts";
import type { Command, Loan, Screen, Surroundings, View } from "../../ui/loan.ts";
import { checks } from "../../validators/valibot.ts";
import { keptClient } from "./cache.ts";
import { Following } from "./following.ts";

/** openapi-fetch, valibot, TanStack Query with persist and broadcast; redirects and renewal written by hand. */
export function open(surroundings: Surroundings): Loan {
  return new QueryLoan(surroundings);
}

/** A command, and the key it has been given: both survive a reload if it was paused offline. */
export interface Ordered {
  command: Command;
  key: string;
}

class QueryLoan implements Loan {
  #client: QueryClient;
  #release: () => void;
  #platform: Platform;
  #keys = new Keys();
  #returnUrl: string;
  #metadata: Record<string, string>;
  #brought = takeReturn();
  #order: MutationObserver<number | undefined, Error, Ordered>;
  #following: Following | null = null;
  #failed: Screen | null = null;
  #listeners = new Set<() => void>();
  #disposed = false;

  constructor({ platformUrl, returnUrl, metadata }: Surroundings) {
    this.#platform = new Platform(platformUrl, checks);
    this.#returnUrl = returnUrl;
    this.#metadata = metadata;
    const kept = keptClient((error) => this.#erred(error));
    this.#client = kept.client;
    this.#release = kept.release;
    this.#client.setMutationDefaults(["order"], {
      mutationFn: (ordered: Ordered) => this.#perform(ordered),
      // The buttons stay closed until the platform has said what came of it.
      onSettled: () => this.#following?.look(),
    });
    this.#order = new MutationObserver(this.#client, { mutationKey: ["order"] });
    this.#order.subscribe(() => this.#tell());
    void this.#open(kept.restored);
  }

  get view(): View {
    const { isPending, error } = this.#order.getCurrentResult();
    const facts = this.#following?.facts;
    const screen = this.#failed ?? (facts ? screenOf(facts) : ({ name: "loading" } as const));
    return { screen, busy: isPending, problem: error ? failureFrom(error).message : null };
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  send(command: Command): void {
    if (this.#failed) return void this.#open(Promise.resolve());
    if (this.#order.getCurrentResult().isPending) return;
    this.#order.mutate({ command, key: crypto.randomUUID() }).catch(() => {});
  }

  dispose(): void {
    this.#disposed = true;
    this.#following?.dispose();
    this.#release();
    this.#client.clear();
  }

  async #open(restored: Promise<void>): Promise<void> {
    this.#failed = null;
    this.#tell();
    try {
      await restored;
      const journeyID = await this.#client.fetchQuery({
        queryKey: ["journeyID"],
        queryFn: () => this.#keys.use("createJourney", null, (key) => openJourney(this.#platform, this.#metadata, key)),
      });
      if (this.#disposed) return;
      await this.#handOn(journeyID);
      this.#following = new Following(this.#client, this.#platform, journeyID, () => this.#tell());
      // What was kept is there already.
      this.#tell();
      await this.#client.resumePausedMutations();
    } catch (error) {
      if (!this.#disposed) this.#erred(error, { name: "failed", message: failureFrom(error).message });
    }
  }

  /** What the borrower brought back is handed on first; refused or not, the platform is asked next. */
  async #handOn(journeyID: string): Promise<void> {
    const brought = this.#brought;
    this.#brought = null;
    if (!brought) return;
    const once = (key: string) => persistently(() => handOn(brought, this.#platform, journeyID, key));
    await this.#keys.use("completeConsent", brought, once).catch(() => {});
  }

  async #perform({ command, key }: Ordered): Promise<number | undefined> {
    const facts: Facts | null | undefined = this.#following?.facts;
    if (!this.#following || !facts) return undefined;
    if (command.type === "choose") this.#keys.adopt("proceed", command.offerID, key);
    const { journeyID } = this.#following;
    const desk = { platform: this.#platform, keys: this.#keys, journeyID, facts, returnUrl: this.#returnUrl };
    const hint = await perform(command, desk);
    this.#following.hint(hint);
    return hint;
  }

  #erred(error: unknown, otherwise: Screen | null = null): void {
    const screen = isSignedOut(error) ? ({ name: "signIn" } as const) : otherwise;
    if (!screen) return;
    this.#following?.dispose();
    this.#following = null;
    this.#failed = screen;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

