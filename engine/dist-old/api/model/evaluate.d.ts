import type { Request } from './query.js';
import { type ModelType, type World } from './world.js';
/** What a request must answer: its data, or the messages of its errors. */
export type Outcome = Readonly<{
    data: Record<string, unknown>;
}> | Readonly<{
    errors: ReadonlySet<string>;
}>;
/** Answers a request by looking at every entity there is, the plainest way the rules can be followed. */
export declare const evaluate: (world: World, { block, roots }: Request) => Outcome;
/** Kind of the ids of a type or interface. */
export declare const idKindOf: (world: World, target: string) => ModelType['idKind'];
