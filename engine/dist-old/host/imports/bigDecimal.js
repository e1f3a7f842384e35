import { bigDecimalToString, dividedBy, equals, minus, parseBigDecimal, plus, times, } from '../../core/bigDecimal.js';
import { deterministic } from '../hostError.js';
import { readBigDecimal, writeBigDecimal } from '../memory/bigDecimal.js';
import { readText, writeText } from '../memory/text.js';
const divide = (x, y) => {
    const quotient = dividedBy(x, y);
    if (!quotient)
        throw deterministic(`attempted to divide BigDecimal \`${bigDecimalToString(x)}\` by zero`);
    return quotient;
};
/** `bigDecimal.*`: decimal numbers of 34 significant digits. */
export const bigDecimalImports = ({ heap }) => {
    const binary = (operation) => (x, y) => writeBigDecimal(heap, operation(readBigDecimal(heap, x), readBigDecimal(heap, y)));
    return {
        'bigDecimal.plus': binary(plus),
        'bigDecimal.minus': binary(minus),
        'bigDecimal.times': binary(times),
        'bigDecimal.dividedBy': binary(divide),
        'bigDecimal.equals': (x, y) => equals(readBigDecimal(heap, x), readBigDecimal(heap, y)) ? 1 : 0,
        'bigDecimal.toString': (x) => writeText(heap, bigDecimalToString(readBigDecimal(heap, x))),
        'bigDecimal.fromString': (pointer) => {
            const text = readText(heap, pointer);
            const value = parseBigDecimal(text);
            if (!value)
                throw deterministic(`string  is not a BigDecimal: '${text}'`);
            return writeBigDecimal(heap, value);
        },
    };
};
//# sourceMappingURL=bigDecimal.js.map