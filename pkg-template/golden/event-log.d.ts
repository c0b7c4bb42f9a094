/** What a client was told and did of late. JSON, and free of tokens and personal data: what is no enum or duration is a keyed digest, and the key is not in it. */
export interface EventLog {
    /** Version of this shape. */
    readonly creditJourneyLog: number;
    /** Version of the package. */
    readonly build: string;
    /** When the client began, on the local clock, ms since 1970. */
    readonly startedAtMs: number;
    /** Seed of the client's jitter: a replay polls at the same moments. */
    readonly seed: number;
    /** The options that decide what it does. */
    readonly options: Readonly<Record<string, unknown>>;
    /** What an earlier page had stored. */
    readonly stored: unknown;
    /** How the page was reached. */
    readonly landing: Readonly<Record<string, unknown>>;
    /** How many entries have given way to newer ones. */
    readonly dropped: number;
    /** The newest entries, oldest first. */
    readonly entries: readonly EventLogEntry[];
}
/** Something the client was told, and the events that came of it. */
export interface EventLogEntry {
    /** Since the client began, ms. */
    readonly atMs: number;
    /** What it was told. */
    readonly input: Readonly<Record<string, unknown>>;
    /** What it told `onEvent`. */
    readonly events: readonly Readonly<Record<string, unknown>>[];
}
