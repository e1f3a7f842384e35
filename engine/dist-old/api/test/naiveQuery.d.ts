/**
 * The query API's filters, orders and pages said a second time, in the plainest way, over objects in
 * memory. Tests compare it with the SQL.
 */
export type Plain = string | number | boolean | null | readonly string[];
export type PlainRow = Readonly<Record<string, Plain>> & {
    readonly id: string;
};
export type Where = {
    readonly [key: string]: Plain | readonly Plain[] | readonly Where[];
};
export type Page = Readonly<{
    where: Where;
    orderBy: string;
    descending: boolean;
    first: number;
    skip: number;
}>;
/** How values of a field compare. */
export type Kind = 'text' | 'number' | 'bytes' | 'boolean' | 'list';
/** Ids of the page, in order. */
export declare const naiveQuery: (kinds: Readonly<Record<string, Kind>>, rows: readonly PlainRow[], { where, orderBy, descending, first, skip }: Page) => string[];
