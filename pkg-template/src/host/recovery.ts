import { __wbg_reset_state as resetInstance } from "../credit_journey.js";

/** Who lives on the one WebAssembly instance of this page. */
interface Tenant {
  /** Starts over on a fresh instance; everything of the old one is gone. */
  startOver(trap: unknown): void;
}

/** More traps than this in a minute, and starting over has not helped. */
const MOST_TRAPS = 3;
const MINUTE_MS = 60_000;

const tenants = new Set<Tenant>();
let traps: number[] = [];

export function moveIn(tenant: Tenant): void {
  tenants.add(tenant);
}

export function moveOut(tenant: Tenant): void {
  tenants.delete(tenant);
}

/**
 * A trap leaves the instance as it was in the middle of what it did: borrowed, half-written, of no use to anyone. A
 * fresh one is made, and every client on this page starts over. False if that has been tried too often.
 */
export function recover(trap: unknown): boolean {
  const now = Date.now();
  traps = [...traps.filter((at) => now - at < MINUTE_MS), now];
  if (traps.length > MOST_TRAPS) return false;
  resetInstance();
  for (const tenant of [...tenants]) tenant.startOver(trap);
  return true;
}
