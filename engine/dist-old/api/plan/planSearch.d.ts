import type { Fulltext } from '../../core/fulltext/fulltext.js';
import { type Value } from '../request/value.js';
import type { Search } from './plan.js';
/** The search that the `text` argument of a root field means. */
export declare const planSearch: (fulltext: Fulltext, args: ReadonlyMap<string, Value>) => Search;
