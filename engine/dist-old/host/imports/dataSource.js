import { contextToFields, fieldsToContext } from '../context.js';
import { readPointers } from '../memory/array.js';
import { writeBytes } from '../memory/bytes.js';
import { readStoreFields, writeStoreFields } from '../memory/storeValue.js';
import { readText, writeText } from '../memory/text.js';
/** `dataSource.*`: who is running, and new data sources from templates. */
export const dataSourceImports = (guest) => {
    const { heap } = guest;
    const params = (pointer) => readPointers(heap, pointer).map((text) => readText(heap, text));
    return {
        'dataSource.create': (template, list) => {
            guest.run.world.createDataSource(readText(heap, template), params(list), undefined);
            return undefined;
        },
        'dataSource.createWithContext': (template, list, contextPointer) => {
            const context = fieldsToContext(readStoreFields(heap, contextPointer));
            guest.run.world.createDataSource(readText(heap, template), params(list), context);
            return undefined;
        },
        'dataSource.address': () => writeBytes(heap, guest.run.world.dataSource.address),
        'dataSource.network': () => writeText(heap, guest.run.world.dataSource.network),
        'dataSource.context': () => writeStoreFields(heap, contextToFields(guest.run.world.dataSource.context)),
    };
};
//# sourceMappingURL=dataSource.js.map