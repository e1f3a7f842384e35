import type { Address } from 'viem'
import { inChunks } from './chunks.js'
import type { Hub } from './hub.js'
import { type Index, pages } from './pages.js'
import { compare, type Difference } from './report.js'
import { text } from './text.js'

type Indexed = { id: Address; owner: { id: string }; timestamp: string } & Record<string, unknown>

type Reader = (hub: Hub, id: Address) => Promise<Readonly<Record<string, unknown>>>

const readApp: Reader = async (hub, id) => {
  const [name, type, multiaddr, checksum, mrenclave] = await Promise.all([
    hub.resource(id, 'm_appName'),
    hub.resource(id, 'm_appType'),
    hub.resource(id, 'm_appMultiaddr'),
    hub.resource(id, 'm_appChecksum'),
    hub.resource(id, 'm_appMREnclave'),
  ])
  return { name: text(name), type: text(type), multiaddr, checksum, mrenclave }
}

const readDataset: Reader = async (hub, id) => {
  const [name, multiaddr, checksum] = await Promise.all([
    hub.resource(id, 'm_datasetName'),
    hub.resource(id, 'm_datasetMultiaddr'),
    hub.resource(id, 'm_datasetChecksum'),
  ])
  return { name: text(name), multiaddr, checksum }
}

const readWorkerpool: Reader = async (hub, id) => {
  const [description, workerStakeRatio, schedulerRewardRatio] = await Promise.all([
    hub.resource(id, 'm_workerpoolDescription'),
    hub.resource(id, 'm_workerStakeRatioPolicy'),
    hub.resource(id, 'm_schedulerRewardRatioPolicy'),
  ])
  return { description: text(description), workerStakeRatio, schedulerRewardRatio }
}

const KINDS = {
  apps: { entity: 'App', fields: 'name type multiaddr checksum mrenclave', read: readApp },
  datasets: { entity: 'Dataset', fields: 'name multiaddr checksum', read: readDataset },
  workerpools: {
    entity: 'Workerpool',
    fields: 'description workerStakeRatio schedulerRewardRatio',
    read: readWorkerpool,
  },
} as const

/**
 * Every app, dataset or workerpool: its owner, and all that its contract tells. `minted` counts those whose
 * registration was seen: a registry may accept what an older one holds.
 */
export const verifyResources = async (collection: keyof typeof KINDS, index: Index, hub: Hub) => {
  const { entity, fields, read } = KINDS[collection]
  const differences: Difference[] = []
  let checked = 0
  let minted = 0
  for await (const page of pages<Indexed>(index, {
    collection,
    fields: `id owner { id } timestamp ${fields}`,
  })) {
    const rows = await inChunks(page, async (resource) => {
      const [owner, content] = await Promise.all([hub.resource(resource.id, 'owner'), read(hub, resource.id)])
      return compare(
        entity,
        resource.id,
        { ...resource, owner: resource.owner.id },
        { owner: owner.toLowerCase(), ...content },
      )
    })
    differences.push(...rows.flat())
    checked += page.length
    minted += page.filter(({ timestamp }) => timestamp !== '0').length
  }
  return { checked, minted, differences }
}
