/** A condition on one entity; keys as the API has them. */
export type Where = {
    readonly [key: string]: unknown;
};
/** Arguments of a collection. */
export type ListArguments = Readonly<{
    where?: Where;
    orderBy?: string;
    orderDirection?: 'asc' | 'desc';
    first?: number;
    skip?: number;
}>;
/** Something selected on an object. */
export type Selected = Readonly<{
    kind: 'leaf';
    name: string;
    alias?: string;
    include?: boolean;
}> | Readonly<{
    kind: 'object';
    name: string;
    alias?: string;
    args: ListArguments;
    selection: readonly Selected[];
}> | Readonly<{
    kind: 'fragment';
    on: string;
    selection: readonly Selected[];
}>;
/** A root field: a collection, or one entity by its id. */
export type Root = Readonly<{
    key: string;
    /** Type or interface. */
    target: string;
    id?: string;
    args: ListArguments;
    selection: readonly Selected[];
}>;
/** A request; all roots are read at one block, the head when it is null. */
export type Request = Readonly<{
    block: number | null;
    roots: readonly Root[];
}>;
/** An enum value, which GraphQL writes without quotes. */
export declare class EnumValue {
    readonly name: string;
    constructor(name: string);
    toJSON(): string;
}
/** The request as a client writes it; with `asVariables` the conditions of its roots come as variables. */
export declare const requestText: ({ block, roots }: Request, { asVariables }: {
    asVariables: boolean;
}) => {
    query: string;
    variables: Record<string, unknown>;
};
