/** A Solidity type, aliases resolved: an enum is `uint8`, a contract `address`, `uint` is `uint256`. */
export type AbiType = Readonly<{
    kind: 'address' | 'bool' | 'string' | 'bytes';
}> | Readonly<{
    kind: 'uint' | 'int';
    bits: number;
}> | Readonly<{
    kind: 'fixedBytes';
    size: number;
}> | Readonly<{
    kind: 'array';
    element: AbiType;
}> | Readonly<{
    kind: 'fixedArray';
    element: AbiType;
    length: number;
}> | Readonly<{
    kind: 'tuple';
    components: readonly AbiType[];
    /** Names of the components, where an ABI gives them. */
    names?: readonly string[];
}>;
/** What a tuple consists of, by names that may be empty. */
export type Component = Readonly<{
    name: string;
    type: AbiType;
}>;
/**
 * Reads a type such as `uint256`, `(address,bytes32[])[2]` or, with `components`, `tuple[]`.
 * Undefined when the text is no type.
 */
export declare const parseAbiType: (text: string, components?: readonly Component[]) => AbiType | undefined;
/** Splits `a,(b,c)[],d` at its outer commas. Undefined when brackets do not match. */
export declare const splitTypes: (text: string) => string[] | undefined;
/** The type as it stands in selectors: `(uint256,address)[2]`. */
export declare const canonicalType: (type: AbiType) => string;
/** Whether a value of the type lies behind an offset. */
export declare const isDynamic: (type: AbiType) => boolean;
