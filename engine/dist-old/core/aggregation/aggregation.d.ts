import type { EntityType, Field } from '../inputSchema.js';
import type { Expression } from './expression.js';
import type { Interval } from './interval.js';
export type AggregateFunction = 'sum' | 'min' | 'max' | 'count' | 'first' | 'last';
/** A field of an aggregation that is computed from the points of a bucket. */
export type Aggregate = Readonly<{
    field: Field;
    fn: AggregateFunction;
    /** Absent for `count`. */
    argument: Expression | undefined;
    /** Whether the value goes on from the bucket before. */
    cumulative: boolean;
}>;
/** A type whose rows are computed from the points of a timeseries, bucket by bucket. */
export type Aggregation = Readonly<{
    name: string;
    description: string | undefined;
    /** The timeseries. */
    source: EntityType;
    /** The declared intervals, shortest first, and the table of each, seen as an immutable entity type. */
    tables: ReadonlyMap<Interval, EntityType>;
    /** All fields by name, in declaration order. */
    fields: ReadonlyMap<string, Field>;
    /** Fields that tell the groups of one bucket apart; the source has them too. */
    dimensions: readonly Field[];
    aggregates: readonly Aggregate[];
}>;
