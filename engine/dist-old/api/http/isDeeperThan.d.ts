/**
 * Whether brackets of JSON text are open on more than so many levels at once. Far faster than parsing, which takes
 * its time and memory for each level.
 */
export declare const isDeeperThan: (text: string, levels: number) => boolean;
