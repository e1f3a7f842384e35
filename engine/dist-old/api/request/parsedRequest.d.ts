import type { DocumentNode, FragmentDefinitionNode, OperationDefinitionNode } from 'graphql';
/** A query text with its one operation found. */
export type ParsedRequest = Readonly<{
    document: DocumentNode;
    operation: OperationDefinitionNode;
    fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}>;
