import type { Log } from '../chain.js';
import type { AbiParam } from '../handler.js';
import type { AbiEvent } from './parseAbi.js';
/**
 * Parameters of a log in the order of the ABI, or undefined when the log is not of this shape: two events
 * with the same topic 0 differ in what is indexed, and only the fitting one decodes.
 *
 * An indexed parameter that is no single word (string, bytes, list, tuple) is only known as its hash and
 * comes as 32 fixed bytes.
 */
export declare const decodeLog: (event: AbiEvent, log: Pick<Log, 'topics' | 'data'>) => AbiParam[] | undefined;
