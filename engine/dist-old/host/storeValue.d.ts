import type { BigDecimal } from '../core/bigDecimal.js';
/** A value as a mapping stores it: with the kind the mapping gave it, not yet checked against the schema. */
export type StoreValue = Readonly<{
    kind: 'String';
    value: string;
}> | Readonly<{
    kind: 'Int';
    value: number;
}> | Readonly<{
    kind: 'BigDecimal';
    value: BigDecimal;
}> | Readonly<{
    kind: 'Boolean';
    value: boolean;
}> | Readonly<{
    kind: 'List';
    value: readonly StoreValue[];
}> | Readonly<{
    kind: 'Null';
}> | Readonly<{
    kind: 'Bytes';
    value: Uint8Array;
}> | Readonly<{
    kind: 'BigInt' | 'Int8' | 'Timestamp';
    value: bigint;
}>;
/** Named values in the order the mapping wrote them. */
export type StoreFields = ReadonlyMap<string, StoreValue>;
