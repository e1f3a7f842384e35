import { Kind, parse, } from 'graphql';
import { INTROSPECTION_TYPES } from './builtInTypes.js';
/** Named type under lists and non-nulls. */
export const namedType = (node) => node.kind === Kind.NAMED_TYPE ? node.name.value : namedType(node.type);
/** Whether values of the type are lists. */
export const isListType = (node) => node.kind === Kind.LIST_TYPE || (node.kind === Kind.NON_NULL_TYPE && isListType(node.type));
const NO_FIELDS = new Map();
const sizeOf = (node) => {
    if (node.kind === Kind.ENUM_TYPE_DEFINITION)
        return 1 + (node.values?.length ?? 0);
    if (!('fields' in node))
        return 1;
    const parts = node.fields ?? [];
    return parts.reduce((sum, part) => sum + 1 + ('arguments' in part ? (part.arguments?.length ?? 0) : 0), 1);
};
const isType = (node) => node.kind.endsWith('TypeDefinition');
/** Indexes a schema document, with the types of introspection beside it. */
export const createTypeSystem = (document, possibleTypes) => {
    // A schema may declare a type that the built-ins have too: the first declaration counts.
    const firstByName = (nodes) => new Map([...nodes].reverse().map((node) => [node.name.value, node]));
    const declared = document.definitions.filter(isType);
    const byName = firstByName(declared);
    const types = new Map(declared.map((node) => [node.name.value, byName.get(node.name.value) ?? node]));
    const hidden = parse(INTROSPECTION_TYPES, { noLocation: true }).definitions;
    const known = new Map([...types, ...hidden.filter(isType).map((node) => [node.name.value, node])]);
    const fields = new Map();
    for (const node of [...known.values(), ...hidden])
        if (node.kind === Kind.OBJECT_TYPE_DEFINITION ||
            node.kind === Kind.INTERFACE_TYPE_DEFINITION ||
            node.kind === Kind.OBJECT_TYPE_EXTENSION) {
            const added = (node.fields ?? []).map((field) => [field.name.value, field]);
            fields.set(node.name.value, new Map([...(fields.get(node.name.value) ?? []), ...added]));
        }
    const inputFields = new Map([...types.values()].flatMap((node) => node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION
        ? [
            [
                node.name.value,
                new Map(node.fields?.map((field) => [field.name.value, field])),
            ],
        ]
        : []));
    const requiredInputs = new Map([...inputFields].map(([type, byName]) => [
        type,
        [...byName.values()]
            .filter((field) => field.type.kind === Kind.NON_NULL_TYPE)
            .map(({ name }) => name.value),
    ]));
    return {
        types,
        size: [...types.values()].reduce((sum, node) => sum + sizeOf(node), 0),
        directives: document.definitions.filter((node) => node.kind === Kind.DIRECTIVE_DEFINITION),
        field: (type, name) => fields.get(type)?.get(name),
        inputFields: (type) => inputFields.get(type) ?? NO_FIELDS,
        requiredInputs: (type) => requiredInputs.get(type) ?? [],
        kind: (type) => known.get(type)?.kind,
        possibleTypes,
    };
};
//# sourceMappingURL=typeSystem.js.map