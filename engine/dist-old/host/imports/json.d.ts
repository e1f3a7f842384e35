import type { Guest, Imports } from '../guest.js';
import { type JsonValue } from '../json/parseJson.js';
/** The JSON document of UTF-8 bytes; any defect is a deterministic error. */
export declare const decodeJson: (bytes: Uint8Array) => JsonValue;
/** `json.*`: documents written by strangers. */
export declare const jsonImports: ({ heap }: Pick<Guest, 'heap'>) => Imports;
/** What `parse` returns, or undefined when it throws. */
export declare const attempt: <T>(parse: () => T) => T | undefined;
