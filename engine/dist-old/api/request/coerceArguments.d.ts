import { type FieldDefinitionNode, type FieldNode } from 'graphql';
import type { TypeSystem } from '../schema/typeSystem.js';
import { type Pin } from './coerceValue.js';
import { type Value } from './value.js';
/**
 * Arguments of a field by name: given ones, else their defaults. Arguments the field does not define
 * are dropped.
 *
 * @throws RequestRefusedError with each argument of this field that is missing or does not fit.
 */
export declare const coerceArguments: (schema: TypeSystem, definition: FieldDefinitionNode, node: FieldNode, variables: ReadonlyMap<string, Value>, pin: Pin) => ReadonlyMap<string, Value>;
