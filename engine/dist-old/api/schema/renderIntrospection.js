import { Kind, print, } from 'graphql';
import { renderObject } from './renderObject.js';
const KINDS = {
    ScalarTypeDefinition: 'SCALAR',
    ObjectTypeDefinition: 'OBJECT',
    InterfaceTypeDefinition: 'INTERFACE',
    EnumTypeDefinition: 'ENUM',
    InputObjectTypeDefinition: 'INPUT_OBJECT',
};
const readable = (typename, read) => ({ typename, get: read });
const shared = (typename, read) => ({
    typename,
    get: read,
    isShared: true,
});
const described = (typename, node, read) => readable(typename, (name) => {
    if (name === 'name')
        return node.name.value;
    return name === 'description' ? node.description?.value : read(name);
});
const textOf = (node) => {
    if (node.kind === Kind.NAMED_TYPE)
        return node.name.value;
    return node.kind === Kind.LIST_TYPE ? `[${textOf(node.type)}]` : `${textOf(node.type)}!`;
};
/** Nothing of a subgraph's schema is ever deprecated. */
const undeprecated = (name) => (name === 'isDeprecated' ? false : null);
const createReader = (schema) => {
    const types = new Map();
    const typeCalled = (name, create) => {
        const known = types.get(name);
        if (known !== undefined)
            return known;
        const type = create();
        types.set(name, type);
        return type;
    };
    const wrapped = (node) => {
        if (node.kind === Kind.NAMED_TYPE)
            return named(node.name.value);
        return typeCalled(textOf(node), () => {
            const kind = node.kind === Kind.LIST_TYPE ? 'LIST' : 'NON_NULL';
            return shared('__Type', (name) => {
                if (name === 'kind')
                    return kind;
                return name === 'ofType' ? wrapped(node.type) : null;
            });
        });
    };
    const inputValue = (node) => described('__InputValue', node, (name) => {
        if (name === 'type')
            return wrapped(node.type);
        if (name === 'defaultValue')
            return node.defaultValue ? print(node.defaultValue) : null;
        return undeprecated(name);
    });
    const field = (node) => described('__Field', node, (name) => {
        if (name === 'args')
            return (node.arguments ?? []).map(inputValue);
        return name === 'type' ? wrapped(node.type) : undeprecated(name);
    });
    const enumValue = (node) => described('__EnumValue', node, undeprecated);
    const directive = (node) => described('__Directive', node, (name) => {
        if (name === 'locations')
            return node.locations.map((location) => location.value);
        if (name === 'args')
            return (node.arguments ?? []).map(inputValue);
        return name === 'isRepeatable' ? false : null;
    });
    const possibleTypes = (name) => {
        if (schema.kind(name) !== Kind.INTERFACE_TYPE_DEFINITION)
            return null;
        const implementers = schema.possibleTypes(name);
        return implementers.length === 0 ? null : implementers.map(named);
    };
    const named = (typeName) => {
        const node = schema.types.get(typeName);
        // Clients may ask for any name, so only types are remembered.
        return node ? typeCalled(typeName, () => readType(typeName, node)) : null;
    };
    const readType = (typeName, node) => shared('__Type', (name) => {
        switch (name) {
            case 'name':
                return node.name.value;
            case 'description':
                return node.description?.value;
            case 'kind':
                return KINDS[node.kind];
            case 'fields':
                return node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION
                    ? (node.fields ?? []).map(field)
                    : null;
            case 'interfaces':
                return node.kind === Kind.OBJECT_TYPE_DEFINITION
                    ? (node.interfaces ?? []).map((used) => named(used.name.value))
                    : null;
            case 'possibleTypes':
                return possibleTypes(typeName);
            case 'enumValues':
                return node.kind === Kind.ENUM_TYPE_DEFINITION ? (node.values ?? []).map(enumValue) : null;
            case 'isOneOf':
                return node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION ? false : null;
            case 'inputFields':
                return node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION ? (node.fields ?? []).map(inputValue) : null;
            default:
                return null;
        }
    });
    const sorted = [...schema.types.keys()].sort();
    const whole = readable('__Schema', (name) => {
        if (name === 'types')
            return sorted.map(named);
        if (name === 'queryType')
            return named('Query');
        return name === 'directives' ? schema.directives.map(directive) : null;
    });
    return { whole, named };
};
const readers = new WeakMap();
const readerOf = (schema) => {
    const reader = readers.get(schema) ?? createReader(schema);
    readers.set(schema, reader);
    return reader;
};
/** Answer to a `__schema` or `__type` field; `spend` is told of the values in it, before they are read. */
export const renderIntrospection = (schema, expanded, spend) => {
    const { whole, named } = readerOf(schema);
    const type = expanded.arguments.get('name');
    return renderObject(expanded, expanded.name === '__type' ? named(type?.kind === 'String' ? type.value : '') : whole, spend);
};
//# sourceMappingURL=renderIntrospection.js.map