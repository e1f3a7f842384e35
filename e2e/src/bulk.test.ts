import {
  type Devnet,
  type Facts,
  type FileGateway,
  openDevnet,
  startFileGateway,
} from '@poco-explorer/devnet'
import { type Hex, hashTypedData } from 'viem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { query, untilIndexed } from './graphql.js'
import { freshFolder, type Node, startPoco } from './poco.js'

const ORDER_TYPE = [
  { name: 'dataset', type: 'address' },
  { name: 'datasetprice', type: 'uint256' },
  { name: 'volume', type: 'uint256' },
  { name: 'tag', type: 'bytes32' },
  { name: 'apprestrict', type: 'address' },
  { name: 'workerpoolrestrict', type: 'address' },
  { name: 'requesterrestrict', type: 'address' },
  { name: 'salt', type: 'bytes32' },
] as const

type FileOrder = Record<(typeof ORDER_TYPE)[number]['name'] | 'sign', Hex>

type SliceRow = {
  index: string
  hash: string
  task: { id: string; index: string }
  datasets: { id: string }[]
  datasetOrders: { id: string }[]
  entries: {
    position: number
    valid: boolean
    reason: string | null
    orderHash: string | null
    datasetOrder: { datasetprice: string; sign: string } | null
  }[]
}

const SLICES = `{ bulkSliceice(orderBy: index) {
  index hash task { id index } datasets { id } datasetOrders { id }
  entries(orderBy: position) { position valid reason orderHash datasetOrder { datasetprice sign } }
} }`

describe('a bulk of dataset orders', () => {
  let devnet: Devnet
  let gateway: FileGateway
  let facts: Facts
  let node: Node
  let url: string
  let bulkCid: string
  let sliceCids: string[]

  const slices = async () => (await query<{ bulkSliceice: SliceRow[] }>(url, SLICES)).bulkSliceice

  /** Files come in at the end of a block, so the chain must go on. */
  const slicesAfterABlock = async () => {
    const { time } = await devnet.chain.head()
    await untilIndexed(url, await devnet.chain.mine([], time + 5))
    return slices()
  }

  const dealId = () => facts.scenarios.bulkDeal?.deals[0] ?? '0x'

  const hashOf = (order: FileOrder): string =>
    hashTypedData({
      domain: {
        name: 'iExecODB',
        version: '5.0.0',
        chainId: devnet.chainId,
        verifyingContract: devnet.addresses.hub,
      },
      types: { DatasetOrder: ORDER_TYPE },
      primaryType: 'DatasetOrder',
      message: { ...order, datasetprice: BigInt(order.datasetprice), volume: BigInt(order.volume) },
    })

  beforeAll(async () => {
    devnet = await openDevnet()
    gateway = await startFileGateway()
    facts = await devnet.runScenarios(['bulkDeal'])
    const params = Buffer.from((facts.deals[dealId()]?.params ?? '0x').slice(2), 'hex').toString()
    bulkCid = (JSON.parse(params) as { bulk_cid: string }).bulk_cid
    sliceCids = JSON.parse(facts.files[bulkCid] ?? '[]') as string[]
    // The second slice is not to be found at first.
    for (const cid of [bulkCid, ...sliceCids.slice(0, 1)]) gateway.files.set(cid, facts.files[cid] ?? '')
    node = await startPoco([
      ...['--rpc-url', devnet.rpcUrl, '--data-dir', freshFolder()],
      ...['--ipfs-gateway', gateway.url],
    ])
    url = `${node.url}/graphql`
  })
  afterAll(async () => {
    await node?.stop()
    await gateway?.[Symbol.asyncDispose]()
    await devnet?.close()
  })

  test('does not delay the chain by a file that is missing', async () => {
    await untilIndexed(url, await devnet.chain.head())
    const answer = await query(url, 'query ($id: ID!) { deal(id: $id) { botSize state } }', { id: dealId() })
    expect(answer).toEqual({ deal: { botSize: '2', state: expect.any(String) } })
  })

  test('is known with the slices that are there, position by position', async () => {
    await expect.poll(slicesAfterABlock, { timeout: 30_000 }).toHaveLength(1)
    expect(await query(url, '{ bulks { id hash } }')).toEqual({ bulks: [{ id: dealId(), hash: bulkCid }] })
    const [slice] = await slices()
    const written = JSON.parse(facts.files[sliceCids[0] ?? ''] ?? '[]') as (FileOrder | null)[]
    const isWhole = [true, false, false, true]
    expect(slice?.entries).toEqual(
      written.map((order, position) =>
        isWhole[position] && order
          ? {
              position,
              valid: true,
              reason: null,
              orderHash: hashOf(order),
              datasetOrder: { datasetprice: BigInt(order.datasetprice) === 0n ? '0' : '1', sign: order.sign },
            }
          : {
              position,
              valid: false,
              reason: order === null ? 'dataset' : 'volume',
              orderHash: null,
              datasetOrder: null,
            },
      ),
    )
    const task = facts.scenarios.bulkDeal?.tasks[0]
    expect(slice).toMatchObject({
      index: '0',
      hash: sliceCids[0],
      task: { id: task, index: '0' },
      datasetOrders: [{ id: `${task}-0` }, { id: `${task}-3` }],
    })
    // Both orders are of the same dataset, which a list of entities shows once.
    expect(slice?.datasets).toEqual([{ id: written[0]?.dataset.toLowerCase() }])
  })

  test('is completed when the missing file turns up', { timeout: 120_000 }, async () => {
    const cid = sliceCids[1] ?? ''
    gateway.files.set(cid, facts.files[cid] ?? '')
    await expect.poll(slicesAfterABlock, { timeout: 100_000, interval: 500 }).toHaveLength(2)
    const [, slice] = await slices()
    expect(slice).toMatchObject({ index: '1', hash: cid, entries: [{ position: 0, valid: true }] })
  })
})
