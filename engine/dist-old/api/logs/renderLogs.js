import { renderObject } from '../schema/renderObject.js';
const pair = ([key, value]) => ({
    typename: '_LogArgument_',
    get: (name) => (name === 'key' ? key : value),
});
/** Mappings say nothing of the line they log from. */
const metaOf = (module) => ({
    typename: '_LogMeta_',
    get: (name) => (name === 'module' ? module : 0),
});
/** Prepares the answer to a `_logs` field. */
export const renderLogs = (field) => (entries, deployment) => renderObject(field, entries.map((entry) => ({
    typename: '_Log_',
    get: (name) => {
        switch (name) {
            case 'id':
                return `${deployment}-${entry.id}`;
            case 'subgraphId':
                return deployment;
            case 'timestamp':
                return new Date(entry.time).toISOString();
            case 'level':
                return entry.level.toUpperCase();
            case 'arguments':
                return Object.entries(entry.arguments).map(pair);
            case 'meta':
                return metaOf(entry.module);
            default:
                return entry.text;
        }
    },
})));
//# sourceMappingURL=renderLogs.js.map