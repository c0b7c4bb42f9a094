import type { Instance } from "../loading/instance.js";
import { releaseAll } from "./values.js";

/** Who lives on one WebAssembly instance of this page. */
export interface Tenant {
  /** Starts over on a fresh instance; everything of the old one is gone. */
  startOver(trap: unknown): void;
}

/** More traps than this in a minute, and starting over has not helped. */
const MOST_TRAPS = 3;
const MINUTE_MS = 60_000;

/** The tenants of one WebAssembly instance, and its fresh start. */
export class Tenants {
  #instance: Instance;
  #tenants = new Set<Tenant>();
  #traps: number[] = [];

  constructor(instance: Instance) {
    this.#instance = instance;
  }

  moveIn(tenant: Tenant): void {
    this.#tenants.add(tenant);
  }

  moveOut(tenant: Tenant): void {
    this.#tenants.delete(tenant);
  }

  /**
   * A trap leaves the instance as it was in the middle of what it did: borrowed, half-written, of no use to anyone. A
   * fresh one is made, and every client on this page starts over. False if that has been tried too often.
   */
  recover(trap: unknown): boolean {
    const now = Date.now();
    this.#traps = [...this.#traps.filter((at) => now - at < MINUTE_MS), now];
    if (this.#traps.length > MOST_TRAPS) return false;
    this.#instance.replace();
    releaseAll();
    for (const tenant of [...this.#tenants]) tenant.startOver(trap);
    return true;
  }
}
