import { renderObject } from '../schema/renderObject.js';
/** Prepares the answer to a `_meta` field; its numbers are filled in at each run. */
export const renderMeta = (field) => ({ block, ...meta }) => renderObject(field, {
    typename: '_Meta_',
    get: (name) => {
        if (name === 'deployment')
            return meta.deployment;
        if (name === 'hasIndexingErrors')
            return meta.hasIndexingErrors;
        return { typename: '_Block_', get: (key) => block[key] };
    },
});
//# sourceMappingURL=renderMeta.js.map