import type { Aggregation } from '../../core/aggregation/aggregation.js';
import type { Field, IdKind } from '../../core/inputSchema.js';
/** SDL of the filter arguments a field brings to its type's `X_filter`, in their published order. */
export declare const filterArguments: (field: Field, idKindOfTarget: IdKind) => string[];
/** The filter arguments of an aggregation: its computed fields have none, and the others fewer than in entities. */
export declare const aggregationFilterArguments: ({ fields, aggregates }: Aggregation, idKindOf: (field: Field) => IdKind) => string[];
