import type { ExpandedField } from '../request/expandSelection.js';
import type { Value } from '../request/value.js';
/** An object that is read field by field. */
export type ReadableObject = Readonly<{
    typename: string;
    /** Its `__typename` when that is another. */
    shownAs?: string;
    /** True when the same object is read in many places, so that its text is worth keeping. */
    isShared?: boolean;
    get: (name: string, args: ReadonlyMap<string, Value>) => Readable;
}>;
/** A value outside the store: read field by field, only where it is selected. */
export type Readable = ReadableObject | string | number | boolean | null | undefined | readonly Readable[];
/** JSON text of what the field selects of a value; `spend` is told of the values in it, before they are read. */
export declare const renderObject: (field: ExpandedField, value: Readable, spend?: (values: number) => void) => string;
