import { Kind } from 'graphql';
import { isListType, namedType } from '../schema/typeSystem.js';
import { isComposite } from './checkFields.js';
import { QueryError } from './queryError.js';
/** Elements of a list whose length the query text does not tell. */
const DEFAULT_FIRST = 100n;
const firstOf = (node) => {
    const value = node.arguments?.find((argument) => argument.name.value === 'first')?.value;
    return value?.kind === Kind.INT ? BigInt(value.value) : DEFAULT_FIRST;
};
/**
 * How many entities a query can return at most. Fields must have been checked; variables count as 100.
 *
 * @throws QueryError when that is more than `most`.
 */
export const checkComplexity = (schema, { operation, fragments }, most) => {
    const ofFragments = new Map();
    const complexityOf = (set, type) => {
        let sum = 0n;
        for (const selection of set.selections) {
            if (selection.kind === Kind.FIELD)
                sum += ofField(selection, type);
            else if (selection.kind === Kind.INLINE_FRAGMENT)
                sum += complexityOf(selection.selectionSet, selection.typeCondition?.name.value ?? type);
            else
                sum += ofFragment(selection.name.value);
        }
        return sum;
    };
    const ofFragment = (name) => {
        const known = ofFragments.get(name);
        if (known !== undefined)
            return known;
        const fragment = fragments.get(name);
        const complexity = fragment ? complexityOf(fragment.selectionSet, fragment.typeCondition.name.value) : 0n;
        ofFragments.set(name, complexity);
        return complexity;
    };
    const ofField = (node, type) => {
        const field = schema.field(type, node.name.value);
        const base = field && namedType(field.type);
        if (!base || !node.selectionSet || !isComposite(schema, base))
            return 0n;
        const inner = complexityOf(node.selectionSet, base);
        if (!isListType(field.type))
            return inner;
        const first = firstOf(node);
        return first + first * inner;
    };
    const complexity = complexityOf(operation.selectionSet, 'Query');
    if (complexity > BigInt(most))
        throw new QueryError(`query potentially returns \`${complexity}\` entities or more and thereby exceeds the limit of \`${most}\` entities. Possible solutions are reducing the depth of the query, querying fewer relationships or using \`first\` to return smaller collections`, { attestable: false });
};
//# sourceMappingURL=checkComplexity.js.map