import type { Aggregation } from '../../core/aggregation/aggregation.js';
import { type Value } from '../request/value.js';
import type { CurrentBucket } from './plan.js';
/**
 * The interval of an aggregation that a field asks for.
 *
 * @throws QueryError when the aggregation does not have it.
 */
export declare const planInterval: (aggregation: Aggregation, args: ReadonlyMap<string, Value>) => CurrentBucket;
/** Whether a field asks for the bucket in progress too. */
export declare const wantsCurrent: (args: ReadonlyMap<string, Value>) => boolean;
