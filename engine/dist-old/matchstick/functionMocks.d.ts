import type { AbiValue } from '../core/handler.js';
/** Which call a mock answers. */
export type MockedCall = Readonly<{
    address: Uint8Array;
    name: string;
    /** `name(in1,in2):(out1,out2)` */
    signature: string;
    args: readonly AbiValue[];
}>;
/** Contract functions that tests answer in place of a chain. */
export declare class FunctionMocks {
    #private;
    /** Registers the answer of a call; null stands for a revert. A later mock of the same call replaces it. */
    add(call: MockedCall, answer: readonly AbiValue[] | null): void;
    /** The registered answer, null for a revert. A call nobody mocked fails the test. */
    answer(call: MockedCall): readonly AbiValue[] | null;
}
/** A value as messages show it. */
export declare const abiValueText: ({ kind, value }: AbiValue) => string;
