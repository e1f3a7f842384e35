/** A map that forgets what was not used for longest once it holds more than its limits. */
export type BoundedMap<Key, Value> = Readonly<{
    get(key: Key): Value | undefined;
    set(key: Key, value: Value): void;
}>;
export type BoundedMapLimits<Key, Value> = Readonly<{
    /** Most entries. */
    entries: number;
    /** Most weight of all entries together. An entry that weighs more than a tenth of it is not kept at all. */
    weight: number;
    weigh: (key: Key, value: Value) => number;
}>;
export declare const createBoundedMap: <Key, Value>({ entries: maxEntries, weight: maxWeight, weigh, }: BoundedMapLimits<Key, Value>) => BoundedMap<Key, Value>;
