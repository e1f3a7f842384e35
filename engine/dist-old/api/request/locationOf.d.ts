import type { ASTNode } from 'graphql';
import { type Location } from './queryError.js';
/** Where a node of the query text begins: a field at its alias. */
export declare const locationOf: ({ loc }: Pick<ASTNode, 'loc'>) => Location;
