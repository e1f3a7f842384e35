import { type ObjectTypeDefinitionNode } from 'graphql';
import type { EntityType } from '../inputSchema.js';
import type { Fulltext } from './fulltext.js';
/** Type that carries `@fulltext`, and is no entity. */
export declare const SCHEMA_TYPE = "_Schema_";
export type FulltextContext = Readonly<{
    entities: ReadonlyMap<string, EntityType>;
    /** Names of types, and of what already is a field of `Query`. */
    typeNames: ReadonlySet<string>;
    rootNames: ReadonlySet<string>;
    problems: string[];
}>;
/** Reads the searches that `_Schema_` declares. Mistakes go to `problems`. */
export declare const readFulltexts: (node: ObjectTypeDefinitionNode | undefined, context: FulltextContext) => readonly Fulltext[];
