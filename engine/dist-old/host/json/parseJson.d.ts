/** A JSON document as mappings see it: numbers as their text, object keys in the order of their bytes. */
export type JsonValue = Readonly<{
    kind: 'null';
}> | Readonly<{
    kind: 'bool';
    value: boolean;
}> | Readonly<{
    kind: 'number';
    text: string;
}> | Readonly<{
    kind: 'string';
    value: string;
}> | Readonly<{
    kind: 'array';
    value: readonly JsonValue[];
}> | Readonly<{
    kind: 'object';
    value: readonly (readonly [string, JsonValue])[];
}>;
/** So many values a document may have: in a mapping each takes a hundred bytes and more. */
export declare const MAX_VALUES = 500000;
/**
 * Parses strict JSON. Of a key given twice, the last value counts.
 * Throws a `SyntaxError` with the position at fault.
 *
 * @example
 * parseJson('{"b":1.10,"a":[]}') // a before b; the number keeps its text `1.10`
 */
export declare const parseJson: (text: string) => JsonValue;
