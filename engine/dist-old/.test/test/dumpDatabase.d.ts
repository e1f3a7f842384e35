type Cell = string | number | null;
/** Rows of all tables of a store that hold its contents, in an order that does not depend on how they got there. */
export declare const dumpDatabase: (path: string) => Record<string, Record<string, Cell>[]>;
export {};
