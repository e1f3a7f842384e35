import type { Pin } from '../request/coerceValue.js';
import type { ExpandedField } from '../request/expandSelection.js';
import type { ApiSchema } from '../schema/apiSchema.js';
import type { Plan } from './plan.js';
/**
 * The plan of an expanded query: its root fields in groups of one block each.
 *
 * @throws QueryError when a block argument makes no sense.
 */
export declare const planRequest: (schema: ApiSchema, fields: ReadonlyMap<string, ExpandedField>, pin: Pin) => Plan;
