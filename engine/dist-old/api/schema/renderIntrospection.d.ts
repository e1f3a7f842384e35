import type { ExpandedField } from '../request/expandSelection.js';
import type { TypeSystem } from './typeSystem.js';
/** Answer to a `__schema` or `__type` field; `spend` is told of the values in it, before they are read. */
export declare const renderIntrospection: (schema: TypeSystem, expanded: ExpandedField, spend?: (values: number) => void) => string;
