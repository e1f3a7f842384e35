import { type ActiveDataSource, dataSourceKey, fromTemplate } from '../core/activeDataSource.js'
import { EngineError } from '../core/errors.js'
import { bytesToHex, parseHex } from '../core/hex.js'
import type { Manifest } from '../core/manifest.js'
import type { StoredDataSource } from '../store/openStore.js'
import type { DataSourceRequest } from './createWorld.js'

/** The data sources that handlers made, as the store kept them, in order of creation. */
export const restoreDataSources = (
  manifest: Manifest,
  stored: readonly StoredDataSource[],
): readonly ActiveDataSource[] =>
  stored.map(({ template: index, address, context, block }) => {
    const template = manifest.templates[index]
    if (!template)
      throw new EngineError(`The manifest has no template number ${index}.`, { facts: { index } })
    return fromTemplate(template, { index, network: networkOf(manifest), address, context, block })
  })

/** The requested data sources that do not exist yet, in order of the requests. */
export const instantiate = (
  manifest: Manifest,
  requests: readonly DataSourceRequest[],
  { existing, block }: { existing: readonly ActiveDataSource[]; block: number },
): readonly ActiveDataSource[] => {
  const keys = new Set(existing.map(dataSourceKey))
  return requests.flatMap(({ template: index, params, context }) => {
    const template = manifest.templates[index]
    const address = parseHex(params[0] ?? '')
    if (!template || address?.length !== 20)
      throw new EngineError(
        `Template ${template?.name} needs an address of 20 bytes, but was given ${JSON.stringify(params[0] ?? null)}.`,
        {
          facts: { template: template?.name, params, block },
          remedy: 'Correct the mapping that creates it.',
        },
      )
    const source = fromTemplate(template, {
      index,
      network: networkOf(manifest),
      address: bytesToHex(address),
      context,
      block,
    })
    const key = dataSourceKey(source)
    if (keys.has(key)) return []
    keys.add(key)
    return [source]
  })
}

const networkOf = (manifest: Manifest): string => manifest.dataSources[0]?.network ?? ''
