import { readableOf } from './readableOf.js';
const handlersOf = ({ eventHandlers, callHandlers, blockHandlers }) => [
    ...(eventHandlers.length > 0 ? ['event'] : []),
    ...(callHandlers.length > 0 ? ['call'] : []),
    ...(blockHandlers.length > 0 ? ['block'] : []),
];
/** What a subgraph uses, declared or not. */
const featuresOf = ({ manifest, schema }) => {
    const entities = [...schema.entities.values()];
    const mappings = [...manifest.dataSources, ...manifest.templates].map(({ mapping }) => mapping);
    const used = {
        aggregations: schema.aggregations.size > 0,
        declaredEthCalls: mappings.some(({ eventHandlers }) => eventHandlers.some(({ calls }) => Object.keys(calls).length > 0)),
        immutableEntities: entities.some(({ immutable }) => immutable),
        bytesAsIds: entities.some(({ idKind }) => idKind === 'Bytes'),
    };
    return [...manifest.features, ...Object.keys(used).filter((feature) => used[feature])];
};
/** A deployment's answer to `subgraphFeatures`. */
export const fieldsOfFeatures = (source) => {
    const { manifest, network } = source;
    const parts = [...manifest.dataSources, ...manifest.templates];
    const versions = parts.map(({ mapping }) => mapping.apiVersion).sort();
    return readableOf('SubgraphFeatures', {
        apiVersion: () => versions.at(-1),
        specVersion: () => manifest.specVersion,
        features: () => featuresOf(source),
        dataSources: () => [...new Set(parts.map(({ kind }) => kind))],
        handlers: () => [...new Set(parts.flatMap(({ mapping }) => handlersOf(mapping)))],
        network: () => network,
    });
};
//# sourceMappingURL=subgraphFeatures.js.map