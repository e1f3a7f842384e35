import type { Value } from '../request/value.js';
import type { Readable } from '../schema/renderObject.js';
import type { StatusSource } from './statusSource.js';
type Arguments = ReadonlyMap<string, Value>;
/** Answers to the fields of `Query`. */
export declare const statusFields: (sources: () => readonly StatusSource[], version: string) => Readonly<Record<string, (args: Arguments) => Readable>>;
export {};
