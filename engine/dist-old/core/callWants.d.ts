import type { ActiveDataSource } from './activeDataSource.js';
import type { Call } from './chain.js';
import type { Hex } from './hex.js';
/** Which calls make handlers run. Traces are dear, so they are read only for these contracts and blocks. */
export type CallWants = Readonly<{
    contracts: readonly Hex[];
    /** First block of interest. */
    from: number;
    /** Last block of interest. */
    to: number;
    /** Whether a call of one of the contracts makes a handler run; more may be delivered. */
    includes(call: Pick<Call, 'to' | 'input'>): boolean;
}>;
/** The first four bytes of a call, which name the function. */
export declare const selectorIn: ({ input }: Pick<Call, 'input'>) => Hex;
/** The calls that a set of data sources wants; undefined when it wants none. */
export declare const callWantsOf: (sources: readonly ActiveDataSource[]) => CallWants | undefined;
