import type { Normalize } from './language.js';
import { type SearchQuery } from './searchQuery.js';
/**
 * Reads a search as PostgreSQL's `to_tsquery` does: words, or texts in single quotes, joined by `&`, `|`, `!`, `<->`,
 * `<N>` and parentheses; `:*` finds beginnings. Undefined when nothing of it can be searched.
 *
 * @throws SearchSyntaxError
 */
export declare const parseSearch: (text: string, normalize: Normalize) => SearchQuery | undefined;
