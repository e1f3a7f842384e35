import { type Lookup } from './matches.js';
import type { SearchQuery } from './searchQuery.js';
/** PostgreSQL's `ts_rank`. */
export declare const occurrenceRank: (query: SearchQuery, lookup: Lookup) => number;
/** PostgreSQL's `ts_rank_cd`: every shortest stretch that satisfies the query adds by how few other words it has. */
export declare const proximityRank: (query: SearchQuery, lookup: Lookup) => number;
