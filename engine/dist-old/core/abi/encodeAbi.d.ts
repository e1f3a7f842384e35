import type { AbiValue } from '../handler.js';
import type { AbiType } from './abiType.js';
import type { AbiFunction } from './parseAbi.js';
/** Encodes values as the parameters of one call, without a selector. */
export declare const encodeAbi: (values: readonly AbiValue[]) => Buffer;
/** Call data of a function, or undefined when the values do not fit its inputs. */
export declare const encodeCall: ({ selector, inputs }: AbiFunction, values: readonly AbiValue[]) => Buffer | undefined;
/** Whether a value can be given for a parameter of the type; the width of numbers is adapted. */
export declare const fits: (type: AbiType, value: AbiValue) => boolean;
