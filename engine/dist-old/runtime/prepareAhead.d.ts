/** Work that was begun for an item and must be finished before the item is used. */
export type Preparation = Readonly<{
    finish(): Promise<void>;
}>;
/**
 * Items in their order, each prepared. Where the next item is there already, its preparation begins before the one
 * before is handed out, so that what it waits for and what is done with that one overlap.
 *
 * `prepare` and `finish` are only called while nobody works on an item.
 */
export declare function prepareAhead<T>(items: AsyncGenerator<T, void, undefined>, prepare: (item: T) => Preparation): AsyncGenerator<T, void, undefined>;
