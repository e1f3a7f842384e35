import type { AbiValue } from '../handler.js';
import { type AbiType } from './abiType.js';
/**
 * Decodes the parameters of one call or the data of one log. Tolerates dirty padding bits and bytes that
 * nobody points at; undefined when an offset or a length leaves the data.
 */
export declare const decodeAbi: (types: readonly AbiType[], data: Uint8Array) => AbiValue[] | undefined;
