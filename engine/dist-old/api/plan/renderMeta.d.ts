import type { ExpandedField } from '../request/expandSelection.js';
import type { Meta } from './plan.js';
/** Prepares the answer to a `_meta` field; its numbers are filled in at each run. */
export declare const renderMeta: (field: ExpandedField) => ({ block, ...meta }: Meta) => string;
