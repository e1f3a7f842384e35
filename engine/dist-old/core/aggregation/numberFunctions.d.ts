/** What SQLite hands to a function of ours; integers come as bigint. */
export type SqlValue = string | bigint | number | Uint8Array | null;
type SqlFunction = (...values: SqlValue[]) => SqlValue;
/**
 * SQL functions for exact arithmetic on number columns, by name. All but `number_to_int`, `number_to_int8`,
 * `number_from_int` and `print_number` take and return texts of `encodeNumber`, whose byte order is numeric order,
 * so that SQL itself compares them. Null makes null, except in `number_greatest` and `number_least`.
 */
export declare const NUMBER_FUNCTIONS: Readonly<Record<string, SqlFunction>>;
/** An SQL aggregate as a fold. Every `step` gets the row's arguments. */
export type SqlAggregate = Readonly<{
    start: () => unknown;
    step: (state: unknown, ...values: unknown[]) => unknown;
    result: (state: unknown) => SqlValue;
}>;
/** SQL aggregates by name: `sum_number(number)`, and `first_by(id, value)`, `last_by(id, value)`. */
export declare const NUMBER_AGGREGATES: Readonly<Record<string, SqlAggregate>>;
export {};
