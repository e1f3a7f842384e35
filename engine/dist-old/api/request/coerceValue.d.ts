import { type TypeNode } from 'graphql';
import type { TypeSystem } from '../schema/typeSystem.js';
import type { Value } from './value.js';
/** Told of each value that decides more than what is bound to a statement. */
export type Pin = (value: Value) => void;
/**
 * The value as an argument or variable of that type takes it, or undefined when it does not fit.
 * Single values are not wrapped into lists, and one unknown key spoils the whole value.
 */
export declare const coerceValue: (schema: TypeSystem, value: Value, type: TypeNode, pin?: Pin) => Value | undefined;
