import type { EntityType } from '../../core/inputSchema.js';
import type { Filter } from '../plan/plan.js';
import { type Compiler } from './compiler.js';
import { type Sql } from './sql.js';
/** Condition on a row of `type` that is read through `alias`. Like every condition it may be null, which is not true. */
export declare const filterSql: (compiler: Compiler, filter: Filter, type: EntityType, alias: string) => Sql;
/** Quoted name of the table of a type. */
export declare const tableOf: (type: EntityType) => Sql;
