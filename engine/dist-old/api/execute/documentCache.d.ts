import { type RawVariables } from '../request/coerceVariables.js';
import { type Value } from '../request/value.js';
import type { ApiSchema } from '../schema/apiSchema.js';
import { type BoundedMap } from './boundedMap.js';
import { type CompiledGroup } from './compiledRequest.js';
/** A request with everything decided that does not depend on the store. */
export type PreparedRequest = Readonly<{
    groups: readonly CompiledGroup[];
    variables: ReadonlyMap<string, Value>;
}>;
/** What a query may cost. */
export type DocumentLimits = Readonly<{
    maxComplexity: number | undefined;
}>;
type WeighedPlan = Readonly<{
    groups: readonly CompiledGroup[];
    weight: number;
}>;
/** Plans of all documents, so that one bound holds for all; each document has a prefix of its own. */
type PlanCache = Readonly<{
    plans: BoundedMap<string, WeighedPlan>;
    nextPrefix: () => string;
}>;
/**
 * Plans of one query text. A plan serves all variables of its shape; values that a plan was seen to
 * depend on are part of its key from then on.
 */
declare const createDocument: (schema: ApiSchema, text: string, { maxComplexity }: DocumentLimits, cache?: PlanCache) => {
    parsed: Readonly<{
        document: import("graphql").DocumentNode;
        operation: import("graphql").OperationDefinitionNode;
        fragments: ReadonlyMap<string, import("graphql").FragmentDefinitionNode>;
    }>;
    prepare: (raw: RawVariables) => PreparedRequest;
};
export type CachedDocument = ReturnType<typeof createDocument>;
/**
 * Documents by query text, kept from their second use on: a text with values written into it
 * rarely comes again, and keeping it would only push out others. Refused texts are not kept.
 */
export declare const createDocumentCache: (schema: ApiSchema, limits: DocumentLimits) => ((text: string) => CachedDocument);
export {};
