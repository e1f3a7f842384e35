import type { ExpandedField } from '../request/expandSelection.js';
import type { ApiSchema } from '../schema/apiSchema.js';
import type { Selection } from './plan.js';
/**
 * What to read of each entity a field leads to; `spend` is called for each condition of its filters.
 *
 * @throws QueryError when nothing at all is left to read of them.
 */
export declare const planSelection: (schema: ApiSchema, owner: string, expanded: ExpandedField, spend: () => void) => Selection;
