import { Kind } from 'graphql';
import { namedType } from '../schema/typeSystem.js';
import { LIMITS } from './limits.js';
import { locationOf } from './locationOf.js';
import { QueryError } from './queryError.js';
/** Whether fields of the type have fields of their own. */
export const isComposite = (schema, type) => {
    const kind = schema.kind(type);
    return kind === Kind.OBJECT_TYPE_DEFINITION || kind === Kind.INTERFACE_TYPE_DEFINITION;
};
/**
 * Mistakes about which fields, fragments and types a query names: all of them, up to a hundred.
 * What is selected below a leaf is never looked at.
 */
export const checkFields = (schema, { operation, fragments }) => {
    const errors = [];
    const visited = new Set();
    const check = (set, type) => {
        for (const selection of set.selections) {
            if (errors.length >= LIMITS.mistakes)
                return;
            const location = locationOf(selection);
            if (selection.kind === Kind.FIELD) {
                if (selection.name.value === '__typename')
                    continue;
                const field = schema.field(type, selection.name.value);
                if (!field)
                    errors.push(new QueryError(`Type \`${type}\` has no field \`${selection.name.value}\``, { location }));
                else if (selection.selectionSet && isComposite(schema, namedType(field.type)))
                    check(selection.selectionSet, namedType(field.type));
            }
            else if (selection.kind === Kind.INLINE_FRAGMENT) {
                checkFragment(selection.typeCondition?.name.value ?? type, selection.selectionSet);
            }
            else {
                const name = selection.name.value;
                const fragment = fragments.get(name);
                if (!fragment)
                    errors.push(new QueryError(`fragment \`${name}\` is not defined`, { location }));
                else if (!visited.has(name)) {
                    visited.add(name);
                    checkFragment(fragment.typeCondition.name.value, fragment.selectionSet);
                }
            }
        }
    };
    const checkFragment = (condition, set) => {
        if (isComposite(schema, condition))
            check(set, condition);
        else
            errors.push(new QueryError(`Failed to resolve named type \`${condition}\``));
    };
    check(operation.selectionSet, 'Query');
    return errors;
};
//# sourceMappingURL=checkFields.js.map