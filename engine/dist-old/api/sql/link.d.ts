import type { EntityType, Field, IdKind } from '../../core/inputSchema.js';
import { type Sql } from './sql.js';
/** Ids of a stored list, as columns keep them. */
export declare const listedIds: (list: Sql, idKind: IdKind) => Sql;
/** A parent's row: its type and the alias its columns are read from. */
export type Parent = Readonly<{
    type: EntityType;
    alias: string;
}>;
/** Column of the parent that `linkCondition` reads. */
export declare const linkColumn: (field: Field) => string;
/** Condition that holds for the children a parent's field leads to. */
export declare const linkCondition: (parent: Parent, field: Field, child: EntityType, alias: string) => Sql;
