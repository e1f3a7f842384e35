import { Kind } from 'graphql';
import { coerceValue } from './coerceValue.js';
import { debugExcerpt } from './debugText.js';
import { NO_POSITION, QueryError, RequestRefusedError } from './queryError.js';
import { valueFromNode } from './value.js';
/**
 * Arguments of a field by name: given ones, else their defaults. Arguments the field does not define
 * are dropped.
 *
 * @throws RequestRefusedError with each argument of this field that is missing or does not fit.
 */
export const coerceArguments = (schema, definition, node, variables, pin) => {
    const coerced = new Map();
    const errors = [];
    for (const argument of definition.arguments ?? []) {
        const name = argument.name.value;
        const given = node.arguments?.find((candidate) => candidate.name.value === name)?.value;
        const value = given
            ? valueFromNode(given, variables)
            : argument.defaultValue && valueFromNode(argument.defaultValue, variables);
        const missing = value === undefined || value.kind === 'Null';
        if (missing && argument.type.kind === Kind.NON_NULL_TYPE) {
            errors.push(new QueryError(`No value provided for required argument: \`${name}\``, { location: NO_POSITION }));
            continue;
        }
        if (value === undefined)
            continue;
        const fitting = coerceValue(schema, value, argument.type, pin);
        if (fitting)
            coerced.set(name, fitting);
        else
            errors.push(new QueryError(`Invalid value provided for argument \`${name}\`: ${debugExcerpt(value)}`, {
                location: NO_POSITION,
            }));
    }
    if (errors.length > 0)
        throw new RequestRefusedError(errors);
    return coerced;
};
//# sourceMappingURL=coerceArguments.js.map