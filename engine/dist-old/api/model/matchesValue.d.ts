import type { ModelValue } from './world.js';
/** How values of a field compare. */
export type Comparison = 'text' | 'number' | 'bytes' | 'boolean';
/** Order of two texts by their UTF-8 bytes. */
export declare const compareText: (a: string, b: string) => number;
/** Order of two values of a field. */
export declare const compareValues: (kind: Comparison, a: ModelValue, b: ModelValue) => number;
/**
 * Whether a value satisfies one condition. A list is compared as a whole, whatever its elements are.
 *
 * @param operator suffix of the key without its first underscore; empty for equality
 */
export declare const matchesValue: ({ kind, list }: Readonly<{
    kind: Comparison;
    list: boolean;
}>, own: ModelValue, operator: string, value: ModelValue | readonly ModelValue[]) => boolean;
