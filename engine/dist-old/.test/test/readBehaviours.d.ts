/** Files by the number of a behaviour. */
export type FilesByNumber = Readonly<Record<number, readonly string[]>>;
/**
 * Where a document says that its numbered behaviours are tested, and where titles of tests carry their numbers.
 *
 * @param document name of a file in `docs/`
 * @param options.folder of the tests, from here, with a slash at its end
 * @param options.numbers matches the beginning of a title, its numbers in the first group
 */
export declare const readBehaviours: (document: string, { folder, numbers }: {
    folder: string;
    numbers: RegExp;
}) => Readonly<{
    documented: FilesByNumber;
    tested: FilesByNumber;
}>;
/** The numbers from 1 on. */
export declare const upTo: (last: number) => readonly number[];
