import { type ActiveDataSource, dataSourceKey, fromTemplate } from '../core/activeDataSource.js'
import { EngineError } from '../core/errors.js'
import { parseFileReference } from '../core/fileReference.js'
import { isFileTemplate } from '../core/fileTemplates.js'
import { bytesToHex, parseHex } from '../core/hex.js'
import type { Log } from '../core/log.js'
import type { ContractTemplate, Manifest } from '../core/manifest.js'
import type { NewFile, StoredDataSource } from '../store/openStore.js'
import type { DataSourceRequest } from './handlerSession.js'

/** What handlers asked for: contracts that do not exist yet, and files, in order of the requests. */
export type Instances = Readonly<{ contracts: readonly ActiveDataSource[]; files: readonly NewFile[] }>

/** The data sources that handlers made, as the store kept them, in order of creation. */
export const restoreDataSources = (
  manifest: Manifest,
  stored: readonly StoredDataSource[],
): readonly ActiveDataSource[] =>
  stored.map(({ template: index, address, context, block }) => {
    const template = manifest.templates[index]
    if (!template || isFileTemplate(template))
      throw new EngineError(`The manifest has no template of contracts with number ${index}.`, {
        facts: { index },
      })
    return fromTemplate(template, { index, network: networkOf(manifest), address, context, block })
  })

/** Makes data sources of requests. Whether a file was asked for before is left to the store. */
export const instantiate = (
  manifest: Manifest,
  requests: readonly DataSourceRequest[],
  { existing, block, log }: { existing: readonly ActiveDataSource[]; block: number; log: Log },
): Instances => {
  let keys: Set<string> | undefined
  const contracts: ActiveDataSource[] = []
  const files: NewFile[] = []
  for (const request of requests) {
    const template = manifest.templates[request.template]
    if (!template) throw new EngineError(`The manifest has no template number ${request.template}.`)
    if (isFileTemplate(template)) {
      files.push(...fileOf(request, { template: template.name, block, log }))
      continue
    }
    const source = contractOf(template, request, { network: networkOf(manifest), block })
    const key = dataSourceKey(source)
    keys ??= new Set(existing.map(dataSourceKey))
    if (keys.has(key)) {
      log.warn(
        { template: template.name, address: source.address, block },
        'Ignored a data source that exists already',
      )
      continue
    }
    keys.add(key)
    contracts.push(source)
  }
  return { contracts, files }
}

/** The file that a request names; none, with a warning, when it names none. */
export const fileOf = (
  { template: index, params, context }: DataSourceRequest,
  { template, block, log }: { template: string; block: number; log: Log },
): readonly NewFile[] => {
  const given = params[0]
  if (given === undefined)
    throw new EngineError(`Template ${template} needs the CID of a file, but was given nothing.`, {
      facts: { template, block },
      remedy: 'Correct the mapping that creates it.',
    })
  const reference = parseFileReference(given)
  if (reference === undefined) {
    log.warn({ template, block, given: given.slice(0, 200) }, 'Ignored a file with a malformed CID')
    return []
  }
  return [{ template: index, reference, context, block }]
}

const contractOf = (
  template: ContractTemplate,
  { template: index, params, context }: DataSourceRequest,
  { network, block }: { network: string; block: number },
): ActiveDataSource => {
  const address = parseHex(params[0] ?? '')
  if (address?.length !== 20)
    throw new EngineError(
      `Template ${template.name} needs an address of 20 bytes, but was given ${JSON.stringify(params[0] ?? null)}.`,
      {
        facts: { template: template.name, params, block },
        remedy: 'Correct the mapping that creates it.',
      },
    )
  return fromTemplate(template, { index, network, address: bytesToHex(address), context, block })
}

/** The one network of all data sources. */
export const networkOf = (manifest: Manifest): string => manifest.dataSources[0]?.network ?? ''
