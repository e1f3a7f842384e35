import type { Value } from '../request/value.js';
import type { Readable, ReadableObject } from '../schema/renderObject.js';
/** An object that reads each field by a function. */
export declare const readableOf: (typename: string, fields: Readonly<Record<string, (args: ReadonlyMap<string, Value>) => Readable>>) => ReadableObject;
