/** What is known of a delivery. */
export type DeliveryState = "underWay" | "done";
/**
 * Where `handleOnce` notes what it has seen: your database, Redis, a Durable Object. Not a store that is only eventually
 * consistent, such as Workers KV: two tries at once would both find nothing.
 */
export interface DeliveryStore {
    /**
     * Notes a state under a key for so many seconds, if nothing is noted there, in one step. Gives what was noted there
     * before, else `null`. In Redis 7: `SET key state NX GET EX seconds`.
     */
    claim(key: string, state: DeliveryState, seconds: number): string | null | Promise<string | null>;
    /** Notes a state, whatever is noted there. */
    note(key: string, state: DeliveryState, seconds: number): unknown;
    /** Forgets what is noted there. */
    forget(key: string): unknown;
}
/** Options of `MemoryStore`. */
export interface MemoryStoreOptions {
    /** The newest so many are remembered. 10 000 by default. */
    most?: number | undefined;
    /** The time, ms since 1970. `Date.now` by default. */
    now?: (() => number) | undefined;
}
/** A store for tests, and for a server that is one process: it ends with it. */
export declare class MemoryStore implements DeliveryStore {
    #private;
    constructor({ most, now }?: MemoryStoreOptions);
    /** How many it remembers. */
    get size(): number;
    claim(key: string, state: DeliveryState, seconds: number): DeliveryState | null;
    note(key: string, state: DeliveryState, seconds: number): void;
    forget(key: string): void;
}
