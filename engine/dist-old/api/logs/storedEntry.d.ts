/** An entry of the log as a statement yields it. `time` is in Unix milliseconds. */
export type StoredEntry = Readonly<{
    id: number;
    time: number;
    level: string;
    text: string;
    module: string;
    arguments: Readonly<Record<string, string>>;
}>;
