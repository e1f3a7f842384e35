import type { Search } from '../plan/plan.js';
import { type Sql } from './sql.js';
/** How well a row matches a search; null when it does not. */
export declare const rankSql: ({ fulltext, text }: Search, alias: string) => Sql;
/** Condition that holds for what a search finds: the index names candidates, the text decides. */
export declare const searchCondition: (search: Search, alias: string) => Sql;
