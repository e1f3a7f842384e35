import { type Hex } from '../hex.js';
import { type AbiType } from './abiType.js';
export type AbiInput = Readonly<{
    name: string;
    type: AbiType;
    indexed: boolean;
}>;
export type AbiFunction = Readonly<{
    name: string;
    inputs: readonly AbiInput[];
    outputs: readonly AbiInput[];
    /** As generated contract classes write it: `name(in1,in2):(out1,out2)`, without outputs `name(in1,in2)`. */
    signature: string;
    /** First four bytes of the call data. */
    selector: Hex;
    /** Whether a call of it is meant to change nothing. */
    readOnly: boolean;
}>;
export type AbiEvent = Readonly<{
    name: string;
    inputs: readonly AbiInput[];
    anonymous: boolean;
    /** As a manifest writes it: `Transfer(indexed address,indexed address,uint256)`. */
    rendered: string;
    /** Without `indexed`: `Transfer(address,address,uint256)`. */
    signature: string;
    topic0: Hex;
}>;
/** Functions and events of a contract, by name; overloads in the order of the file. */
export type Abi = Readonly<{
    functions: ReadonlyMap<string, readonly AbiFunction[]>;
    events: ReadonlyMap<string, readonly AbiEvent[]>;
}>;
/**
 * Reads a JSON ABI: the array itself or an artifact that holds it under `abi`. Constructors, fallbacks and
 * errors are of no use to mappings and are left out.
 */
export declare const parseAbi: (json: unknown) => Abi;
/**
 * The event a manifest means: the one rendered exactly so, otherwise the only one of that name when the text
 * matches but for `indexed`.
 *
 * @example
 * findEvent(abi, 'Transfer(indexed address,indexed address,uint256)')
 */
export declare const findEvent: (abi: Abi, text: string) => AbiEvent | undefined;
/**
 * The function whose calls a manifest means: of exactly these arguments, and one that can change state.
 *
 * @example
 * findCalledFunction(abi, 'transfer(address,uint256)')
 */
export declare const findCalledFunction: (abi: Abi, text: string) => AbiFunction | undefined;
/** The selector of a function as a manifest writes it, whether or not an ABI knows it. */
export declare const selectorOf: (text: string) => Hex;
/** Topic 0 of an event as a manifest writes it, whether or not an ABI knows it. */
export declare const topicOf: (text: string) => Hex;
/** The function of that name with exactly that signature, as in `AbiFunction.signature`. */
export declare const findFunction: (abi: Abi, name: string, signature: string) => AbiFunction | undefined;
