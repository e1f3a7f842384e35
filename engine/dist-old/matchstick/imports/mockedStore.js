import { readStoreFields, writeEntities, writeStoreFields } from '../../host/memory/storeValue.js';
import { readText } from '../../host/memory/text.js';
/** Fields in the order in which `store.get` gives them: by name. */
const sorted = (fields) => new Map([...fields].sort(([a], [b]) => (a < b ? -1 : 1)));
/** `store.*` on the store of the test file, and what tests do with it directly. */
export const mockedStoreImports = (guest) => {
    const { heap } = guest;
    const written = (fields) => (fields ? writeStoreFields(heap, fields) : 0);
    return {
        'store.get': (type, id) => written(guest.state.store.get(readText(heap, type), readText(heap, id))),
        'store.get_in_block': (type, id) => written(guest.state.inBlock.get(readText(heap, type), readText(heap, id))),
        'store.loadRelated': (type, id, field) => {
            const related = guest.state.store.related(readText(heap, type), readText(heap, id), readText(heap, field));
            return writeEntities(heap, related.map(([, fields]) => written(fields)));
        },
        'store.set': (type, id, data) => {
            guest.state.store.set(readText(heap, type), readText(heap, id), sorted(readStoreFields(heap, data)));
            return undefined;
        },
        'store.remove': (type, id) => {
            guest.state.store.remove(readText(heap, type), readText(heap, id));
            return undefined;
        },
        mockInBlockStore: (type, id, data) => {
            guest.state.inBlock.set(readText(heap, type), readText(heap, id), sorted(readStoreFields(heap, data)));
            return undefined;
        },
        clearStore: () => {
            guest.state.store.clear();
            return undefined;
        },
        clearInBlockStore: () => {
            guest.state.inBlock.clear();
            return undefined;
        },
        countEntities: (type) => guest.state.store.count(readText(heap, type)),
    };
};
//# sourceMappingURL=mockedStore.js.map