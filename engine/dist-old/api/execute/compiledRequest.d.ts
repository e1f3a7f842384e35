import type { ColumnValue } from '../../core/tables.js';
import type { BlockConstraint, Group, Plan, Root } from '../plan/plan.js';
import { type Value } from '../request/value.js';
import type { ApiSchema } from '../schema/apiSchema.js';
import { type EntityRoot } from '../sql/compileRoot.js';
import type { ReportedError } from '../sql/compiler.js';
/** Gives the value to bind, for the variables and the block of one run. */
export type Binder = (variables: ReadonlyMap<string, Value>, block: number) => ColumnValue;
/** A statement ready to run: its text, how to bind it, and the errors it may report by index. */
export type CompiledStatement = Readonly<{
    text: string;
    binders: readonly Binder[];
    errors: readonly ReportedError[];
}>;
/** A root field ready to run; statements are written when first needed. */
export type CompiledRoot = Readonly<{
    kind: 'entities';
    key: string;
    root: EntityRoot;
    at: (pinned: boolean) => CompiledStatement;
}> | Exclude<Root, EntityRoot>;
export type CompiledGroup = Readonly<Omit<Group, 'roots'> & {
    block: BlockConstraint;
    roots: readonly CompiledRoot[];
}>;
/** Prepares a plan for repeated runs. */
export declare const compilePlan: (schema: ApiSchema, plan: Plan) => readonly CompiledGroup[];
