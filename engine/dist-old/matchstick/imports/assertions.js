import { storeValueText } from '../../host/entity.js';
import { readEthereumValue } from '../../host/memory/ethereumValue.js';
import { readText } from '../../host/memory/text.js';
const wrong = (text) => ({ text, mismatch: true });
const absent = (text) => ({ text, mismatch: false });
/** `assert.*`: 1 when it holds; otherwise the reason is logged, and the test itself throws. */
export const assertionImports = (guest) => {
    const { heap } = guest;
    const checks = {
        fieldEquals: (type = 0, id = 0, field = 0, expected = 0) => checkField(guest, readText(heap, type), readText(heap, id), readText(heap, field), readText(heap, expected)),
        equals: (expected = 0, actual = 0) => checkEqual(readEthereumValue(heap, expected), readEthereumValue(heap, actual)),
        notInStore: (typePointer = 0, idPointer = 0) => {
            const [type, id] = [readText(heap, typePointer), readText(heap, idPointer)];
            return guest.state.store.get(type, id)
                ? wrong(`(assert.notInStore) Value for entity type: '${type}' and id: '${id}' was found in store.`)
                : undefined;
        },
        dataSourceCount: (template = 0, count = 0) => checkCount(guest, readText(heap, template), count),
        dataSourceExists: (template = 0, address = 0) => checkExists(guest, readText(heap, template), readText(heap, address)),
    };
    const report = (failure, message) => {
        if (!failure)
            return 1;
        guest.state.log.add('error', failure.mismatch && message !== undefined ? message : failure.text);
        return 0;
    };
    return Object.fromEntries(Object.entries(checks).flatMap(([name, check]) => [
        [`_assert.${name}`, (...args) => report(check(...args))],
        [
            `_assert.${name}WithMessage`,
            (...args) => report(check(...args), readText(heap, args.at(-1) ?? 0)),
        ],
    ]));
};
const checkField = ({ state }, type, id, field, expected) => {
    const fail = 'assert.fieldEquals';
    if (state.store.count(type) === 0)
        return absent(`(${fail}) No entities with type '${type}' found.`);
    const entity = state.store.get(type, id);
    if (!entity)
        return absent(`(${fail}) No entity with type '${type}' and id '${id}' found.`);
    const value = entity.get(field);
    if (!value)
        return absent(`(${fail}) No field named '${field}' on entity with type '${type}' and id '${id}' found.`);
    const actual = storeValueText(value);
    return actual === expected
        ? undefined
        : wrong(`(${fail}) Expected field '${field}' to equal '${expected}', but was '${actual}' instead.`);
};
const checkEqual = (expected, actual) => {
    const [a, b] = [toStoreValue(expected), toStoreValue(actual)];
    return sameValue(a, b)
        ? undefined
        : wrong(`(assert.equals) Expected value was '${storeValueText(a)}' but actual value was '${storeValueText(b)}'`);
};
const checkCount = ({ state }, template, expected) => {
    const created = state.dataSources.created(template);
    // The name of the assertion is misspelt in Matchstick, and tests may look for its message.
    if (!created)
        return absent(`(assert.dataSourceCoutn) No template with name '${template}' found.`);
    return created.size === expected
        ? undefined
        : wrong(`(assert.dataSourceCount) Expected dataSource count for template \`${template}\` to be '${expected}' but was '${created.size}'`);
};
const checkExists = ({ state }, template, address) => {
    const created = state.dataSources.created(template);
    if (!created)
        return absent(`(assert.dataSourceExists) No template with name '${template}' found.`);
    return created.has(address)
        ? undefined
        : wrong(`(assert.dataSourceExists) No dataSource with address '${address}' found for template '${template}'`);
};
/** Values are compared as the store would keep them: signed and unsigned numbers alike, tuples as lists. */
const toStoreValue = ({ kind, value }) => {
    switch (kind) {
        case 'address':
        case 'bytes':
        case 'fixedBytes':
            return { kind: 'Bytes', value };
        case 'int':
        case 'uint':
            return { kind: 'BigInt', value };
        case 'bool':
            return { kind: 'Boolean', value };
        case 'string':
            return { kind: 'String', value };
        default:
            return { kind: 'List', value: value.map(toStoreValue) };
    }
};
const sameValue = (a, b) => {
    if (a.kind === 'List' && b.kind === 'List')
        return (a.value.length === b.value.length &&
            a.value.every((element, index) => sameValue(element, b.value[index])));
    return a.kind === b.kind && storeValueText(a) === storeValueText(b);
};
//# sourceMappingURL=assertions.js.map