import { type ObjectTypeDefinitionNode } from 'graphql';
import type { EntityType, Field } from '../inputSchema.js';
import type { Aggregation } from './aggregation.js';
/** Whether a field is computed from the points of a bucket. */
export declare const isAggregate: (field: Field) => boolean;
/** What is known of the schema when its aggregations are read. */
export type AggregationContext = Readonly<{
    entities: ReadonlyMap<string, EntityType>;
    fields: ReadonlyMap<string, Field>;
    problems: string[];
}>;
/** Reads a type with `@aggregation`. Mistakes go to `problems`; without a source there is no aggregation. */
export declare const readAggregation: (node: ObjectTypeDefinitionNode, { entities, fields, problems }: AggregationContext) => Aggregation | undefined;
/** What a timeseries must have, besides being immutable. */
export declare const timeseriesProblems: (type: EntityType, immutable: boolean | undefined) => string[];
