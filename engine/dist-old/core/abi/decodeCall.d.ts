import type { Call } from '../chain.js';
import type { AbiParam } from '../handler.js';
import type { AbiFunction } from './parseAbi.js';
/** Arguments and return values of a call, each undefined when the bytes are not of the function's types. */
export declare const decodeCall: ({ inputs, outputs }: AbiFunction, { input, output }: Pick<Call, 'input' | 'output'>) => Readonly<{
    inputs: AbiParam[] | undefined;
    outputs: AbiParam[] | undefined;
}>;
