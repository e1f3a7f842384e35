import { Kind } from 'graphql';
const INT32 = 2n ** 31n;
const INT64 = 2n ** 63n;
const isInteger = (value, limit) => value.kind === 'Int' && value.value >= -limit && value.value < limit;
const accepts = (type, value) => {
    const { kind } = value;
    switch (type) {
        case 'ID':
        case 'Int8':
        case 'BigInt':
            return kind === 'String' || isInteger(value, INT64);
        case 'BigDecimal':
            return kind === 'String' || kind === 'Float' || isInteger(value, INT64);
        case 'Int':
            return isInteger(value, INT32);
        case 'Float':
            return kind === 'Float' || kind === 'Int';
        case 'Boolean':
            return kind === 'Boolean';
        case 'Timestamp':
            return kind === 'String' && /^[+-]?\d{1,18}$/.test(value.value);
        default:
            return kind === 'String';
    }
};
/**
 * The value as an argument or variable of that type takes it, or undefined when it does not fit.
 * Single values are not wrapped into lists, and one unknown key spoils the whole value.
 */
export const coerceValue = (schema, value, type, pin = () => { }) => {
    if (type.kind === Kind.NON_NULL_TYPE)
        return value.kind === 'Null' ? undefined : coerceValue(schema, value, type.type, pin);
    if (value.kind === 'Null')
        return value;
    if (type.kind === Kind.LIST_TYPE) {
        if (value.kind !== 'List')
            return undefined;
        const items = value.items.map((item) => coerceValue(schema, item, type.type, pin));
        return items.every((item) => item !== undefined) ? { ...value, items } : undefined;
    }
    const definition = schema.types.get(type.name.value);
    switch (definition?.kind) {
        case Kind.ENUM_TYPE_DEFINITION: {
            pin(value);
            if (value.kind !== 'String' && value.kind !== 'Enum')
                return undefined;
            return definition.values?.some(({ name }) => name.value === value.value) ? value : undefined;
        }
        case Kind.INPUT_OBJECT_TYPE_DEFINITION: {
            if (value.kind !== 'Object')
                return undefined;
            const fields = schema.inputFields(definition.name.value);
            const entries = new Map();
            for (const [key, item] of value.entries) {
                const field = fields.get(key);
                const coerced = field && coerceValue(schema, item, field.type, pin);
                if (coerced === undefined)
                    return undefined;
                entries.set(key, coerced);
            }
            if (schema.requiredInputs(definition.name.value).some((key) => !value.entries.has(key)))
                return undefined;
            return { ...value, entries };
        }
        default: {
            if (type.name.value === 'Timestamp')
                pin(value);
            if (!accepts(type.name.value, value))
                return undefined;
            return type.name.value === 'ID' && value.kind === 'Int'
                ? { ...value, kind: 'String', value: String(value.value) }
                : value;
        }
    }
};
//# sourceMappingURL=coerceValue.js.map