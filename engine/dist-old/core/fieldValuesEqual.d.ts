import type { FieldValue } from './entity.js';
/** Whether two stored values are the same; absent and `null` count as the same. */
export declare const fieldValuesEqual: (a: FieldValue | undefined, b: FieldValue | undefined) => boolean;
