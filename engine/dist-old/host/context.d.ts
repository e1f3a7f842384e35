import type { Context } from '../core/handler.js';
import type { StoreFields, StoreValue } from './storeValue.js';
/** The context of a data source as its mapping reads it. A value that is not of its type is named. */
export declare const contextToFields: (context: Context) => Map<string, StoreValue>;
/** A context that a mapping made, in the form a manifest writes and the store keeps. */
export declare const fieldsToContext: (fields: StoreFields) => Context;
