/** A value that a declared call takes: its text, and the parameter of the event that it is, if it is one. */
export type CallOperand = Readonly<{
    text: string;
    kind: 'literal' | 'emitter' | 'parameter' | 'entity' | 'unknown';
    /** Name of the parameter, then of the members of structs in it. Empty for what is no parameter. */
    path: readonly string[];
}>;
/** A contract call that a manifest declares, so that it can be fetched before the handler runs. */
export type DeclaredCall = Readonly<{
    abi: string;
    address: CallOperand;
    function: string;
    args: readonly CallOperand[];
}>;
/**
 * Reads a declared call; undefined when it is not of that form. Operands are not judged.
 *
 * @example
 * parseDeclaredCall('ERC20[event.address].balanceOf(event.params.to)')
 */
export declare const parseDeclaredCall: (text: string) => DeclaredCall | undefined;
