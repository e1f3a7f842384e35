import { type DocumentNode } from 'graphql';
import { type InputSchema } from '../../core/inputSchema.js';
/** The GraphQL schema that a subgraph with this data model serves, in its published order. */
export declare const apiDocument: (schema: InputSchema) => DocumentNode;
