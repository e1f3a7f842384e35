import type { Field } from '../../core/inputSchema.js';
import type { Piece } from './jsonObject.js';
import { type Sql } from './sql.js';
/**
 * JSON of a stored scalar or list of scalars. `orElse` is what a missing value of a non-null field
 * yields.
 */
export declare const scalarPieces: (field: Field, column: Sql, orElse: Sql) => Piece[];
