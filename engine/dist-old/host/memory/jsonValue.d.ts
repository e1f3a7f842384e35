import type { JsonValue } from '../json/parseJson.js';
import type { Heap } from './heap.js';
/** A new `JSONValue`. */
export declare const writeJsonValue: (heap: Heap, value: JsonValue) => number;
/** A new `Result<JSONValue, bool>`: the value, or the error `true` when there is none. */
export declare const writeJsonResult: (heap: Heap, value: JsonValue | undefined) => number;
