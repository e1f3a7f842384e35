import type { Fulltext } from '../../core/fulltext/fulltext.js';
import { type Value } from '../request/value.js';
import type { ApiSchema } from '../schema/apiSchema.js';
import type { Collection } from './plan.js';
/**
 * The page that the arguments of a collection field ask for. `nested` is a list inside an entity:
 * it cannot be ordered by fields of a reference. What a search finds comes worst match first.
 */
export declare const planCollection: (schema: ApiSchema, base: string, args: ReadonlyMap<string, Value>, { nested, fulltext, spend }: {
    nested: boolean;
    fulltext?: Fulltext | undefined;
    spend: () => void;
}) => Collection;
