/**
 * The plural the public query API gives a type name; may equal the singular.
 *
 * @example
 * pluralize('Category')  // 'Categories'
 * pluralize('BulkSlice') // 'BulkSliceice': wrong English, but what clients query
 */
export declare const pluralize: (name: string) => string;
