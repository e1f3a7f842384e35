import { namedType } from '../schema/typeSystem.js';
import { coerceValue } from './coerceValue.js';
import { debugExcerpt } from './debugText.js';
import { createBudget, LIMITS } from './limits.js';
import { locationOf } from './locationOf.js';
import { QueryError, RequestRefusedError } from './queryError.js';
import { atPath, NULL, valueFromJson, valueFromNode } from './value.js';
const NONE = new Map();
const isInputType = (schema, name) => {
    const kind = schema.kind(name);
    return (kind === 'ScalarTypeDefinition' || kind === 'EnumTypeDefinition' || kind === 'InputObjectTypeDefinition');
};
/**
 * Declared variables by name, each with the value supplied, else its default, else null.
 * What the request supplies beyond them is ignored.
 *
 * @throws RequestRefusedError with the variables that are missing or do not fit their type, up to a hundred.
 */
export const coerceVariables = (schema, operation, raw) => {
    const definitions = operation.variableDefinitions ?? [];
    if (definitions.length === 0)
        return NONE;
    const spend = createBudget('variableValues');
    const errors = [];
    const variables = new Map();
    for (const definition of definitions) {
        if (errors.length >= LIMITS.mistakes)
            break;
        const name = definition.variable.name.value;
        const location = locationOf(definition);
        if (!isInputType(schema, namedType(definition.type))) {
            errors.push(new QueryError(`Variable \`${name}\` must have an input type`, { location }));
            continue;
        }
        const supplied = Object.hasOwn(raw, name) ? valueFromJson(raw[name], [name], spend) : undefined;
        const fallback = definition.defaultValue && valueFromNode(definition.defaultValue, NONE);
        // A default is what this request supplies: the next request may supply another value.
        const value = supplied ?? (fallback && atPath(fallback, [name]));
        if (value === undefined) {
            if (definition.type.kind === 'NonNullType')
                errors.push(new QueryError(`No value provided for required variable \`${name}\``, { location }));
            variables.set(name, atPath(NULL, [name]));
            continue;
        }
        const coerced = coerceValue(schema, value, definition.type);
        if (coerced)
            variables.set(name, coerced);
        else
            errors.push(new QueryError(`Invalid value provided for argument \`${name}\`: ${debugExcerpt(value)}`, {
                location,
            }));
    }
    if (errors.length > 0)
        throw new RequestRefusedError(errors);
    return variables;
};
//# sourceMappingURL=coerceVariables.js.map