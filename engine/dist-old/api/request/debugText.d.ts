import type { Value } from './value.js';
/**
 * A value as error messages of the public query API print it.
 *
 * @example
 * debugText(valueFromJson({ foo: 'x' }, [])) // 'Object({"foo": String("x")})'
 */
export declare const debugText: (value: Value) => string;
/** `debugText` for messages: cut where it becomes too long to be read. */
export declare const debugExcerpt: (value: Value) => string;
