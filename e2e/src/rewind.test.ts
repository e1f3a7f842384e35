import {
  type Devnet,
  type FileGateway,
  openDevnet,
  type Reorganization,
  startFileGateway,
} from '@poco-explorer/devnet'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { query, untilIndexed } from './graphql.js'
import { freshFolder, type Node, runPoco, startPoco } from './poco.js'
import { rootAnswers } from './rootAnswers.js'
import { storedRows } from './storedRows.js'

/** Blocks after which a block counts as final. */
const FINALITY = 250

describe('a reorganization that is deeper than what counts as final', () => {
  let devnet: Devnet
  let gateway: FileGateway
  const dataDir = freshFolder()

  beforeAll(async () => {
    devnet = await openDevnet({ statesKept: 2 * FINALITY })
    gateway = await startFileGateway()
    await devnet.runScenarios(['plainDeal', 'datasetDeal'])
  })
  afterAll(async () => {
    await gateway?.[Symbol.asyncDispose]()
    await devnet?.close()
  })

  const start = (folder: string) =>
    startPoco(['--rpc-url', devnet.rpcUrl, '--data-dir', folder, '--ipfs-gateway', gateway.url])
  const followHead = async ({ url }: Node) => untilIndexed(`${url}/graphql`, await devnet.chain.head())
  const mine = async (blocks: number) => {
    for (let left = blocks; left > 0; left -= 1) {
      const { time } = await devnet.chain.head()
      await devnet.chain.mine([], time + 1)
    }
  }
  const rewind = (...args: string[]) => runPoco(['rewind', '--data-dir', dataDir, ...args])

  /** Deals, new apps and datasets, which are data sources of their own, and a bulk, which is a file of files. */
  const branch = async (seed: number) => {
    await devnet.runWalk({ actions: 120, seed, gift: 1_000 })
    const { files } = await devnet.runScenarios(['bulkDeal'])
    for (const [cid, content] of Object.entries(files)) gateway.files.set(cid, content)
  }

  /** Mines until all slices of bulks are indexed: files come in at the end of a block. */
  const slicesIndexed = async (node: Node) => {
    const slices = async () => {
      await mine(1)
      await followHead(node)
      const url = `${node.url}/graphql`
      return (await query<{ bulkSliceice: unknown[] }>(url, '{ bulkSliceice { id } }')).bulkSliceice
    }
    await expect.poll(slices, { timeout: 60_000, interval: 200 }).toHaveLength(2)
  }

  /**
   * Versions of the entities that no file writes: at which block a file comes in is chance, as it is whether empty blocks
   * were there to complete a bucket.
   */
  const rowsOfChain = (folder: string) => {
    const ofFiles = ['Bulk', 'BulkSlice', 'BulkEntry', 'DatasetOrder']
    const tables = Object.entries(storedRows(folder))
    return Object.fromEntries(tables.filter(([table]) => !ofFiles.includes(table) && !table.includes('$')))
  }

  test('stops the index with a message; a rewind and a restart bring it to the state of a calm one', {
    timeout: 300_000,
  }, async () => {
    const forked = await devnet.chain.head()
    let reorg: Reorganization
    let ended: string
    {
      await using node = await start(dataDir)
      reorg = await devnet.takeBack(async () => {
        await followHead(node)
        const contracts = () => storedRows(dataDir).$dataSources?.length ?? 0
        const before = contracts()
        await branch(1)
        await slicesIndexed(node)
        expect(contracts()).toBeGreaterThan(before)
        expect((await rewind('--to', '20')).err).toMatch(/✖ The database \S+ is in use by another process\./)
        await mine(FINALITY)
        await followHead(node)
      })
      expect(reorg.ancestor.number).toBe(forked.number)
      await expect.poll(() => node.output(), { timeout: 20_000 }).toContain('poco rewind')
      expect(await node.ended).toBe(1)
      ended = node.output()
    }
    expect(ended).toContain('a reorganization of more than the 250 blocks after which blocks count as final.')
    const [, command = ''] = /run `poco (rewind --network devnet --to \d+)`/.exec(ended) ?? []
    await branch(2)

    const { out, err, code } = await runPoco([...command.split(' '), '--data-dir', dataDir])
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^devnet, Qm\w+: from block \d+ to block \d+\n$/)
    const rewound = storedRows(dataDir)
    expect(rewound.Bulk).toEqual([])
    expect(rewound.$files).toEqual([])

    await using node = await start(dataDir)
    await slicesIndexed(node)
    const calmDir = freshFolder()
    await using calm = await start(calmDir)
    await slicesIndexed(calm)
    await followHead(node)
    const answers = ({ url }: Node) => rootAnswers(`${url}/subgraphs/name/devnet/poco`)
    expect(await answers(node)).toEqual(await answers(calm))
    expect(rowsOfChain(dataDir)).toEqual(rowsOfChain(calmDir))
    expect(storedRows(dataDir).$dataSources).toEqual(storedRows(calmDir).$dataSources)
    const verified = await runPoco([
      ...['verify', '--upstream', `devnet=${node.url}/graphql`],
      ...['--rpc-url', devnet.rpcUrl],
    ])
    expect(verified.out).toContain(': 0 differences')
  })

  test('is rewound only where there is something to rewind to', async () => {
    const refusals: [string[], RegExp][] = [
      [[], /required option '--to <block>' not specified/],
      [
        ['--to', 'latest'],
        /✖ --to is "latest", but it must be the number of a block\. Give e\.g\. --to 1200\./,
      ],
      [['--to', '9999999'], /✖ Block 9999999 is above block \d+, where the index of devnet stands\./],
      [['--to', '0'], /✖ Block 0 is below block \d+, the earliest that the index of devnet keeps\./],
      [['--to', '9', '--network', 'fuji'], /✖ There is no index of fuji in \S+\. It has devnet\./],
      [['--to', '9', '--network', 'devnet', 'fuji'], /✖ --network names several networks\./],
    ]
    for (const [args, message] of refusals) {
      const { code, err } = await rewind(...args)
      expect([code, err]).toEqual([1, expect.stringMatching(message)])
    }
  })
})
