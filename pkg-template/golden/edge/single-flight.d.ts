/** One doing for all who ask meanwhile. */
export interface Flying<T> {
    /** A name that tells nothing: a digest. */
    name: string;
    run: () => Promise<T>;
    /** No longer than this, ms: who started it may be gone, and a runtime then lets it hang. */
    patienceMs: number;
    /** Keeps it going when who started it leaves: `ctx.waitUntil`. */
    waitUntil?: ((work: Promise<unknown>) => void) | undefined;
}
/** Joins what flies under this name, or starts it. Only plain data may come of it: no `Response` crosses requests. */
export declare function single<T>({ name, run, patienceMs, waitUntil }: Flying<T>): Promise<T>;
