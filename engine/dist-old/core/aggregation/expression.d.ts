/** An SQL expression over the fields of a timeseries, as written in the `arg` of an `@aggregate`. */
export type Expression = Readonly<{
    kind: 'number' | 'text' | 'column';
    value: string;
}> | Readonly<{
    kind: 'boolean';
    value: boolean;
}> | Readonly<{
    kind: 'null';
}> | Readonly<{
    kind: 'unary';
    operator: '-' | '+' | 'not';
    operand: Expression;
}> | Readonly<{
    kind: 'binary';
    operator: BinaryOperator;
    left: Expression;
    right: Expression;
}> | Readonly<{
    kind: 'is';
    operand: Expression;
    not: boolean;
    what: 'null' | 'true' | 'false';
}> | Readonly<{
    kind: 'distinct';
    left: Expression;
    right: Expression;
    not: boolean;
}> | Readonly<{
    kind: 'case';
    operand: Expression | undefined;
    branches: readonly Readonly<{
        when: Expression;
        result: Expression;
    }>[];
    otherwise: Expression | undefined;
}> | Readonly<{
    kind: 'cast';
    operand: Expression;
    type: string;
}> | Readonly<{
    kind: 'call';
    name: string;
    arguments: readonly Expression[];
}>;
export type BinaryOperator = '+' | '-' | '*' | '/' | '%' | '^' | '<->' | '=' | '!=' | '<' | '<=' | '>' | '>=' | 'and' | 'or';
/** An expression that cannot be understood or is not supported. */
export declare class ExpressionError extends Error {
    name: string;
}
