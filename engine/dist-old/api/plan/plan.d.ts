import type { Aggregation } from '../../core/aggregation/aggregation.js';
import type { Interval } from '../../core/aggregation/interval.js';
import type { Fulltext } from '../../core/fulltext/fulltext.js';
import type { EntityType, Field } from '../../core/inputSchema.js';
import type { ColumnValue } from '../../core/tables.js';
import type { LogsRoot } from '../logs/planLogs.js';
import type { Location, QueryError } from '../request/queryError.js';
import type { Value } from '../request/value.js';
/** A value to bind. `encode` throws a QueryError when the client's text cannot be understood. */
export type Parameter = Readonly<{
    value: Value;
    encode: (value: Value) => ColumnValue;
}>;
export type Comparison = '=' | '<>' | '>' | '<' | '>=' | '<=';
/**
 * Which entities to keep. Fields are named, not resolved: behind an interface each type may keep
 * them in its own way.
 */
export type Filter = Readonly<{
    kind: 'and' | 'or';
    filters: readonly Filter[];
}> | Readonly<{
    kind: 'null';
    field: string;
    not: boolean;
}> | Readonly<{
    kind: 'compare';
    field: string;
    operator: Comparison;
    parameter: Parameter;
}> | Readonly<{
    kind: 'in';
    field: string;
    not: boolean;
    parameter: Parameter;
}> | Readonly<{
    kind: 'like';
    field: string;
    not: boolean;
    nocase: boolean;
    parameter: Parameter;
}> | Readonly<{
    kind: 'containsBytes';
    field: string;
    not: boolean;
    parameter: Parameter;
}> | Readonly<{
    kind: 'containsAll' | 'containsNone';
    field: string;
    parameter: Parameter;
}> | Readonly<{
    kind: 'containsLike';
    field: string;
    not: boolean;
    parameter: Parameter;
}> | Readonly<{
    kind: 'child';
    field: string;
    base: string;
    filter: Filter;
}> | Readonly<{
    kind: 'changed';
    parameter: Parameter;
}>;
export type Direction = 'asc' | 'desc';
/** Ties are broken by id, in the same direction. */
export type Order = Readonly<{
    kind: 'field';
    field: string;
    direction: Direction;
}> | Readonly<{
    kind: 'child';
    field: string;
    base: string;
    child: string;
    direction: Direction;
}>
/** By how well texts match a search; only for what it finds. */
 | Readonly<{
    kind: 'rank';
    search: Search;
    direction: Direction;
}>;
/** A search of texts: as the client wrote it, and as the index takes it. */
export type Search = Readonly<{
    fulltext: Fulltext;
    text: Parameter;
    index: Parameter;
}>;
/** A filtered, ordered page of entities. */
export type Collection = Readonly<{
    /** Entity type, interface or aggregation. */
    base: string;
    /** The aggregation whose bucket in progress is to be added. */
    current: CurrentBucket | undefined;
    filter: Filter | undefined;
    order: Order;
    first: Parameter;
    skip: Parameter;
}>;
/** The bucket in progress of an aggregation's interval. */
export type CurrentBucket = Readonly<{
    aggregation: Aggregation;
    interval: Interval;
    /** Table of the finished buckets. */
    table: EntityType;
}>;
/** One key of an answered object. */
export type SelectedField = Readonly<{
    kind: 'typename';
    key: string;
}> | Readonly<{
    kind: 'scalar';
    key: string;
    field: Field;
    location: Location;
}> | Readonly<{
    kind: 'object';
    key: string;
    field: Field;
    location: Location;
    selection: Selection;
}> | Readonly<{
    kind: 'list';
    key: string;
    field: Field;
    collection: Collection;
    selection: Selection;
}>;
/** What to answer of each concrete type. */
export type Selection = ReadonlyMap<EntityType, readonly SelectedField[]>;
/** A `Query` field. */
export type Root = Readonly<{
    kind: 'entity';
    key: string;
    id: Parameter;
    selection: Selection;
}> | Readonly<{
    kind: 'collection';
    key: string;
    collection: Collection;
    selection: Selection;
}> | Readonly<{
    kind: 'meta';
    key: string;
    render: (meta: Meta) => string;
}> | LogsRoot | Readonly<{
    kind: 'text';
    key: string;
    json: string;
}>;
/** What `_meta` knows of the block a group is read at. */
export type Meta = Readonly<{
    deployment: string;
    hasIndexingErrors: boolean;
    block: Readonly<{
        number: number;
        hash: string | null;
        timestamp: number | null;
        parentHash: string | null;
    }>;
}>;
/** Block to read at, as the client asked for it. */
export type BlockConstraint = Readonly<{
    kind: 'latest';
}> | Readonly<{
    kind: 'number' | 'hash' | 'number_gte';
    value: Value;
    argument: Value;
}>;
/** Consecutive root fields at one block: they are answered or fail together. */
export type Group = Readonly<{
    block: BlockConstraint;
    /** Whether data may be shown although indexing failed. */
    allowErrors: boolean;
    roots: readonly Root[];
    /** Mistakes found while planning; the group then has no data. */
    errors: readonly QueryError[];
}>;
/** Everything to do for one query and one shape of variables. */
export type Plan = Readonly<{
    groups: readonly Group[];
}>;
