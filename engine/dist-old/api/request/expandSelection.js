import { Kind, } from 'graphql';
import { namedType } from '../schema/typeSystem.js';
import { isComposite } from './checkFields.js';
import { coerceArguments } from './coerceArguments.js';
import { createBudget, LIMITS, TooExpensiveError } from './limits.js';
import { locationOf } from './locationOf.js';
import { QueryError } from './queryError.js';
import { valueFromNode } from './value.js';
const newLevel = (types) => ({
    target: new Map(types.map((type) => [type, new Map()])),
    visited: new Set(),
});
/**
 * Resolves fragments, directives, arguments and repeated keys of a query.
 *
 * @throws QueryError for the first argument that does not fit and for fields that cannot be merged.
 */
export const expandSelection = (schema, { operation, fragments }, variables, pin) => {
    const spendField = createBudget('fields');
    let count = 0;
    const condition = (directive) => {
        const node = directive.arguments?.find((argument) => argument.name.value === 'if')?.value;
        if (!node)
            return true;
        const value = valueFromNode(node, variables);
        pin(value);
        return value.kind === 'Boolean' && value.value;
    };
    const isIncluded = (directives) => (directives ?? []).every((directive) => {
        if (directive.name.value === 'skip')
            return !condition(directive);
        return directive.name.value !== 'include' || condition(directive);
    });
    const expandField = (node, type, fields) => {
        const key = node.alias?.value ?? node.name.value;
        const name = node.name.value;
        const existing = fields.get(key);
        const definition = name === '__typename' ? undefined : schema.field(type, name);
        const base = definition && namedType(definition.type);
        const composite = base !== undefined && isComposite(schema, base);
        if (composite && !node.selectionSet)
            return;
        if (existing) {
            if (composite && node.selectionSet)
                merge(existing, node.selectionSet, schema.possibleTypes(base), base);
            return;
        }
        spendField();
        count += 1;
        if (fields.size >= LIMITS.keys)
            throw new TooExpensiveError('keys');
        const level = composite ? newLevel(schema.possibleTypes(base)) : undefined;
        fields.set(key, {
            key,
            name,
            location: locationOf(node),
            definition,
            arguments: definition ? coerceArguments(schema, definition, node, variables, pin) : new Map(),
            selection: level?.target,
        });
        if (level && node.selectionSet)
            expandSet(node.selectionSet, [...level.target.keys()], level);
    };
    const merge = (existing, set, types, base) => {
        const target = existing.selection;
        if (!target || types.some((type) => !target.has(type)))
            throw new QueryError(`invalid query: can not merge fields because type \`${base}\` showed up unexpectedly`);
        expandSet(set, types, { target, visited: new Set() });
    };
    const expandSet = (set, types, level) => {
        for (const selection of set.selections) {
            if (selection.kind === Kind.FIELD) {
                if (selection.name.value !== '__typename' && !isIncluded(selection.directives))
                    continue;
                for (const type of types)
                    expandField(selection, type, level.target.get(type));
            }
            else if (selection.kind === Kind.INLINE_FRAGMENT) {
                if (isIncluded(selection.directives))
                    expandSet(selection.selectionSet, narrow(types, selection.typeCondition?.name.value), level);
            }
            else {
                const fragment = fragments.get(selection.name.value);
                if (!fragment || !isIncluded(fragment.directives))
                    continue;
                const narrowed = narrow(types, fragment.typeCondition.name.value);
                const visit = `${selection.name.value} ${narrowed.join()}`;
                if (level.visited.has(visit))
                    continue;
                level.visited.add(visit);
                expandSet(fragment.selectionSet, narrowed, level);
            }
        }
    };
    const narrow = (types, to) => {
        if (to === undefined)
            return types;
        const possible = schema.possibleTypes(to);
        return types.filter((type) => possible.includes(type));
    };
    const root = newLevel(['Query']);
    expandSet(operation.selectionSet, ['Query'], root);
    return { fields: root.target.get('Query') ?? new Map(), count };
};
//# sourceMappingURL=expandSelection.js.map