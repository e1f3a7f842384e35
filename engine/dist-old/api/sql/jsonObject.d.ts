import { type Sql } from './sql.js';
/** Part of a JSON text under construction: fixed characters, or an expression that yields text. */
export type Piece = string | Sql;
/** Expression that yields the pieces as one text; null counts as empty, which is what an empty list aggregates to. */
export declare const concatPieces: (pieces: readonly Piece[]) => Sql;
/** Pieces of a JSON object with these members. */
export declare const objectPieces: (members: readonly (readonly [key: string, value: readonly Piece[]])[]) => Piece[];
/**
 * JSON array of what the rows of a source yield, in their order. The brackets stay outside of the
 * statement's nesting, which SQLite limits.
 */
export declare const arrayPieces: (element: Sql, source: Sql, alias: string) => Piece[];
