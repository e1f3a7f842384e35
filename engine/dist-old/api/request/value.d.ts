import { type ValueNode } from 'graphql';
/** Where in the request's variables a value came from: a name, then keys and indexes. */
export type VariablePath = readonly (string | number)[];
/**
 * An argument's or variable's value. A value with a `path` was supplied by the request, so a cached
 * plan reads it anew each time; one without is written in the query text.
 */
export type Value = Readonly<{
    kind: 'Null';
    path?: VariablePath | undefined;
}> | Readonly<{
    kind: 'String';
    value: string;
    path?: VariablePath | undefined;
}> | Readonly<{
    kind: 'Int';
    value: bigint;
    path?: VariablePath | undefined;
}> | Readonly<{
    kind: 'Float';
    value: number;
    path?: VariablePath | undefined;
}> | Readonly<{
    kind: 'Boolean';
    value: boolean;
    path?: VariablePath | undefined;
}> | Readonly<{
    kind: 'Enum';
    value: string;
    path?: VariablePath | undefined;
}> | ListValue | ObjectValue;
export type ListValue = Readonly<{
    kind: 'List';
    items: readonly Value[];
    path?: VariablePath | undefined;
}>;
/** Keys are sorted, as the public query API prints and walks them. */
export type ObjectValue = Readonly<{
    kind: 'Object';
    entries: ReadonlyMap<string, Value>;
    path?: VariablePath | undefined;
}>;
/** The absent value. */
export declare const NULL: Value;
/**
 * Value of a JSON variable. Numbers that are no 32-bit integer are floats.
 *
 * @throws QueryError when it is nested deeper than queries may be, or when `spend`, which is called for
 * each value in it, does.
 */
export declare const valueFromJson: (json: unknown, path: VariablePath, spend?: () => void) => Value;
/** Value written in the query text, with variables put in; an unknown variable is null. */
export declare const valueFromNode: (node: ValueNode, variables: ReadonlyMap<string, Value>) => Value;
/** The same value, known to come from a variable. */
export declare const atPath: (value: Value, path: VariablePath) => Value;
/** Whether the value stays the same whatever the variables are. */
export declare const isConstant: (value: Value) => boolean;
/** The same value with what came from variables read anew. */
export declare const refresh: (value: Value, variables: ReadonlyMap<string, Value>) => Value;
/**
 * What a plan may depend on: kinds and keys, and of lists whether they are empty. Plans built for
 * one shape serve every request of that shape.
 */
export declare const shapeOf: (value: Value) => string;
