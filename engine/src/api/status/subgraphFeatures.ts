import type { Mapping } from '../../core/manifest.js'
import type { Readable } from '../schema/renderObject.js'
import { readableOf } from './readableOf.js'
import type { StatusSource } from './statusSource.js'

const handlersOf = ({ eventHandlers, callHandlers, blockHandlers }: Mapping): string[] => [
  ...(eventHandlers.length > 0 ? ['event'] : []),
  ...(callHandlers.length > 0 ? ['call'] : []),
  ...(blockHandlers.length > 0 ? ['block'] : []),
]

/** What a subgraph uses, declared or not. */
const featuresOf = ({ manifest, schema }: StatusSource): string[] => {
  const entities = [...schema.entities.values()]
  const mappings = [...manifest.dataSources, ...manifest.templates].map(({ mapping }) => mapping)
  const used: Readonly<Record<string, boolean>> = {
    aggregations: schema.aggregations.size > 0,
    declaredEthCalls: mappings.some(({ eventHandlers }) =>
      eventHandlers.some(({ calls }) => Object.keys(calls).length > 0),
    ),
    immutableEntities: entities.some(({ immutable }) => immutable),
    bytesAsIds: entities.some(({ idKind }) => idKind === 'Bytes'),
  }
  return [...manifest.features, ...Object.keys(used).filter((feature) => used[feature])]
}

/** A deployment's answer to `subgraphFeatures`. */
export const fieldsOfFeatures = (source: StatusSource): Readable => {
  const { manifest, network } = source
  const parts = [...manifest.dataSources, ...manifest.templates]
  const versions = parts.map(({ mapping }) => mapping.apiVersion).sort()
  return readableOf('SubgraphFeatures', {
    apiVersion: () => versions.at(-1),
    specVersion: () => manifest.specVersion,
    features: () => featuresOf(source),
    dataSources: () => [...new Set(parts.map(({ kind }) => kind))],
    handlers: () => [...new Set(parts.flatMap(({ mapping }) => handlersOf(mapping)))],
    network: () => network,
  })
}
