import type { AbiParam, AbiValue } from '../../core/handler.js';
import { type Heap } from './heap.js';
/** The `ethereum.Value` at `pointer`. */
export declare const readEthereumValue: (heap: Heap, pointer: number, depth?: number) => AbiValue;
/** The array of `ethereum.Value` at `pointer`. */
export declare const readEthereumValues: (heap: Heap, pointer: number) => AbiValue[];
/** A new `ethereum.Value`. */
export declare const writeEthereumValue: (heap: Heap, value: AbiValue) => number;
/** A new array of `ethereum.Value`. */
export declare const writeEthereumValues: (heap: Heap, values: readonly AbiValue[]) => number;
/** A new array of `ethereum.EventParam`. */
export declare const writeEventParams: (heap: Heap, params: readonly AbiParam[]) => number;
/** What a generated contract class asks of `ethereum.call`. */
export type ContractCall = Readonly<{
    /** Name of the ABI in the manifest. */
    contract: string;
    address: Uint8Array;
    function: string;
    /** `name(in1,in2):(out1,out2)` */
    signature: string;
    args: readonly AbiValue[];
}>;
/** The `SmartContractCall` at `pointer`. */
export declare const readContractCall: (heap: Heap, pointer: number) => ContractCall;
