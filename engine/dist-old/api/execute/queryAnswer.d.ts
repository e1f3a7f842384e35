/** The indexed head an answer was read at. */
export type QueryHead = Readonly<{
    hash: string;
    number: number;
    timestamp: number | null;
}>;
export type QueryAnswer = Readonly<{
    /** JSON text with `data`, `errors` or both. */
    body: string;
    /** Null when the query was never run. */
    head: QueryHead | null;
    /** Whether no error in it depends on this server rather than on the data. */
    attestable: boolean;
}>;
