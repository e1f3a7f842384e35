import { storeValueText } from '../../host/entity.js';
import { readText } from '../../host/memory/text.js';
import { CriticalError } from '../criticalError.js';
import { TEST_LOG_LEVELS } from '../testLog.js';
/** `log.*`, and the functions that show what the test file holds. */
export const testLogImports = (guest) => {
    const { heap } = guest;
    const show = (value) => guest.state.log.add('debug', JSON.stringify(value, null, 2));
    return {
        'log.log': (level, pointer) => {
            const message = readText(heap, pointer);
            if (level === 0)
                throw new CriticalError(message, { remedy: 'log.critical() ends the whole run of tests.' });
            guest.state.log.add(TEST_LOG_LEVELS[level] ?? 'debug', message);
            return undefined;
        },
        logStore: () => {
            show(toObject(guest.state.store.types, (entities) => toObject(entities, entityObject)));
            return undefined;
        },
        logEntity: (typePointer, idPointer, showRelated) => {
            const { store } = guest.state;
            const type = store.type(readText(heap, typePointer));
            const id = readText(heap, idPointer);
            const entity = store.get(type.name, id);
            const shown = entity ? entityObject(entity) : {};
            if (entity && showRelated !== 0)
                for (const { name, derivedFrom } of type.fields.values())
                    if (derivedFrom !== undefined)
                        shown[name] = store.related(type.name, id, name).map(([, related]) => entityObject(related));
            show(shown);
            return undefined;
        },
        logDataSources: (pointer) => {
            const template = readText(heap, pointer);
            const created = guest.state.dataSources.created(template);
            if (!created)
                throw new CriticalError(`The manifest has no template '${template}'.`, { facts: { template } });
            show(toObject(created, ({ params, context }) => ({ params, context: context && entityObject(context) })));
            return undefined;
        },
    };
};
const entityObject = (fields) => toObject(fields, (value) => value.kind === 'List' ? value.value.map(storeValueText) : storeValueText(value));
const toObject = (map, shown) => Object.fromEntries([...map].map(([name, value]) => [name, shown(value)]));
//# sourceMappingURL=testLog.js.map