import { namedCollection } from '../../core/inputSchema.js';
import { rootFieldNames } from '../../core/rootFieldNames.js';
import { apiDocument } from './apiDocument.js';
import { createTypeSystem } from './typeSystem.js';
/** Builds the served schema of a data model. Costs milliseconds: once per deployment. */
export const createApiSchema = (input, { logs = false } = {}) => {
    const document = apiDocument(input);
    const aggregationRoots = [...input.aggregations.keys()].map((base) => [
        rootFieldNames(base).plural,
        { base, collection: true },
    ]);
    const fulltextRoots = [...input.fulltexts.values()].map((fulltext) => [
        fulltext.name,
        { base: fulltext.entity, collection: true, fulltext },
    ]);
    const roots = new Map([
        ...[...input.entities.keys(), ...input.interfaces.keys()].flatMap((base) => {
            const { singular, plural } = rootFieldNames(base);
            return [
                [singular, { base, collection: false }],
                [plural, { base, collection: true }],
            ];
        }),
        ...aggregationRoots,
        ...fulltextRoots,
    ]);
    return {
        ...createTypeSystem(document, (name) => input.interfaces.get(name)?.implementers ?? [name]),
        input,
        document,
        roots,
        hasLogs: logs,
        entity: (name) => input.entities.get(name),
        entityField: (type, name) => namedCollection(input, type)?.fields.get(name),
    };
};
//# sourceMappingURL=apiSchema.js.map