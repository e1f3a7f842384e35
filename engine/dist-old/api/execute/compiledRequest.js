import { isConstant, refresh } from '../request/value.js';
import { compileRoot } from '../sql/compileRoot.js';
const binderOf = (parameter) => {
    if (parameter === 'block')
        return (_, block) => block;
    const { value, encode } = parameter;
    if (!isConstant(value))
        return (variables) => encode(refresh(value, variables));
    // A constant that cannot be encoded is an answer to the query, so it fails when run, not here.
    let encoded;
    return () => {
        encoded ??= { value: encode(value) };
        return encoded.value;
    };
};
const once = (create) => {
    let made;
    return () => {
        made ??= { value: create() };
        return made.value;
    };
};
const compile = (schema, root, pinned) => {
    const { sql, errors } = compileRoot(schema, root, { pinned });
    return { text: sql.text, binders: sql.parameters.map(binderOf), errors };
};
/** Prepares a plan for repeated runs. */
export const compilePlan = (schema, plan) => plan.groups.map((group) => ({
    ...group,
    roots: group.roots.map((root) => {
        if (root.kind !== 'entity' && root.kind !== 'collection')
            return root;
        const atHead = once(() => compile(schema, root, false));
        const atBlock = once(() => compile(schema, root, true));
        return { kind: 'entities', key: root.key, root, at: (pinned) => (pinned ? atBlock() : atHead()) };
    }),
}));
//# sourceMappingURL=compiledRequest.js.map