/** What a path names: a deployment by its id, or the current version of a name. */
export type Target = Readonly<{
    by: 'name' | 'id';
    value: string;
}>;
/**
 * Reads the path of a request; `page` is true for the query page of the target.
 *
 * @example
 * parseTarget('/subgraphs/name/arbitrum-one/poco/graphql') // { target: { by: 'name', … }, page: true }
 */
export declare const parseTarget: (path: string) => {
    target: Target | undefined;
    page: boolean;
};
/** Whether a name or id could belong to a deployment at all. */
export declare const isWellFormed: ({ by, value }: Target) => boolean;
