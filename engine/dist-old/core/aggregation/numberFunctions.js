import { bigDecimalToString, normalise } from '../bigDecimal.js';
import { HandlerError } from '../handler.js';
import { decodeNumber } from '../numberText.js';
import { add, divide, exactFromColumn, exactToColumn, multiply, negate, quotient, remainder, round, } from './exactNumber.js';
const MOST_POWER = 10000n;
const failure = (message) => new HandlerError(message, { class: 'deterministic' });
const divisor = (value) => {
    if (value.digits === 0n)
        throw failure('division by zero');
    return value;
};
const magnitude = (value) => (value.digits < 0n ? negate(value) : value);
const floor = (value) => {
    const unit = 10n ** BigInt(value.scale);
    const cut = value.digits / unit;
    return { digits: cut * unit > value.digits ? cut - 1n : cut, scale: 0 };
};
const gcd = (a, b) => {
    let [left, right] = [magnitude(a), magnitude(b)];
    while (right.digits !== 0n)
        [left, right] = [right, remainder(left, right)];
    return left;
};
const lcm = (a, b) => {
    if (a.digits === 0n || b.digits === 0n)
        return { digits: 0n, scale: 0 };
    return magnitude(multiply(quotient(a, gcd(a, b)), b));
};
const power = (base, exponent) => {
    const whole = exponent.digits / 10n ** BigInt(exponent.scale);
    if (whole * 10n ** BigInt(exponent.scale) !== exponent.digits)
        throw failure('a power needs a whole exponent');
    if (whole > MOST_POWER || whole < -MOST_POWER)
        throw failure('the exponent of a power is too large');
    const size = Number(whole < 0n ? -whole : whole);
    const raised = { digits: base.digits ** BigInt(size), scale: base.scale * size };
    return whole < 0n ? divide({ digits: 1n, scale: 0 }, divisor(raised)) : raised;
};
const UNARY = {
    number_negate: negate,
    number_abs: magnitude,
    number_floor: floor,
    number_ceil: (value) => negate(floor(negate(value))),
    number_round: (value) => round(value),
    number_sign: ({ digits }) => ({ digits: digits === 0n ? 0n : digits < 0n ? -1n : 1n, scale: 0 }),
};
const BINARY = {
    number_add: add,
    number_subtract: (a, b) => add(a, negate(b)),
    number_distance: (a, b) => magnitude(add(a, negate(b))),
    number_multiply: multiply,
    number_divide: (a, b) => divide(a, divisor(b)),
    number_quotient: (a, b) => quotient(a, divisor(b)),
    number_modulo: (a, b) => remainder(a, divisor(b)),
    number_power: power,
    number_gcd: gcd,
    number_lcm: lcm,
};
const LIMITS = { Int: 2n ** 31n, Int8: 2n ** 63n };
const wholeWithin = (value, kind) => {
    const whole = round(value).digits;
    const limit = LIMITS[kind] ?? 0n;
    if (whole < limit && whole >= -limit)
        return whole;
    throw failure(`the aggregated value ${whole} is out of range for type ${kind}`);
};
const picked = (values, better) => {
    const numbers = values.filter((value) => typeof value === 'string');
    return numbers.reduce((best, value) => (best === null || better(value, best) ? value : best), null);
};
const ofNumbers = (work) => (...values) => {
    if (values.some((value) => value === null))
        return null;
    return exactToColumn(work(...values.map((value) => exactFromColumn(String(value)))));
};
const orNull = (work) => (value = null) => value === null ? null : work(value);
/** The digits the API prints of a computed decimal: at most 34 significant ones. */
const printed = (encoded) => {
    const { digits, scale } = exactFromColumn(encoded);
    const length = digits.toString().length;
    return length <= 34 ? decodeNumber(encoded) : bigDecimalToString(normalise({ digits, exponent: -scale }));
};
/**
 * SQL functions for exact arithmetic on number columns, by name. All but `number_to_int`, `number_to_int8`,
 * `number_from_int` and `print_number` take and return texts of `encodeNumber`, whose byte order is numeric order,
 * so that SQL itself compares them. Null makes null, except in `number_greatest` and `number_least`.
 */
export const NUMBER_FUNCTIONS = {
    ...Object.fromEntries(Object.entries(UNARY).map(([name, work]) => [name, ofNumbers((a) => work(a))])),
    ...Object.fromEntries(Object.entries(BINARY).map(([name, work]) => [name, ofNumbers((a, b) => work(a, b))])),
    number_from_int: orNull((value) => exactToColumn({ digits: BigInt(value), scale: 0 })),
    number_to_int: orNull((value) => wholeWithin(exactFromColumn(String(value)), 'Int')),
    number_to_int8: orNull((value) => wholeWithin(exactFromColumn(String(value)), 'Int8')),
    number_greatest: (...values) => picked(values, (a, b) => a > b),
    number_least: (...values) => picked(values, (a, b) => a < b),
    print_number: orNull((value) => printed(String(value))),
};
/** A fold whose state is null until the first value. */
const fold = (step, result) => ({
    start: () => null,
    step: (state, ...values) => step(state, values),
    result: (state) => (state === null ? null : result(state)),
});
const chosenBy = (isBetter) => fold((best, [id = null, value = null]) => best === null || isBetter(BigInt(id), best.id) ? { id: BigInt(id), value } : best, ({ value }) => value);
/** SQL aggregates by name: `sum_number(number)`, and `first_by(id, value)`, `last_by(id, value)`. */
export const NUMBER_AGGREGATES = {
    sum_number: fold((sum, [value = null]) => {
        if (value === null)
            return sum;
        const number = exactFromColumn(String(value));
        return sum ? add(sum, number) : number;
    }, exactToColumn),
    first_by: chosenBy((candidate, best) => candidate < best),
    last_by: chosenBy((candidate, best) => candidate > best),
};
//# sourceMappingURL=numberFunctions.js.map