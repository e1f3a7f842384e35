import { rmSync } from 'node:fs'
import { createQueryApi, openEngine, silentLog } from '@poco-explorer/engine'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { boardStory } from './foreign/boardStory.js'
import { buildOf, buildSubgraphs } from './foreign/buildSubgraphs.js'
import { collectibleStory } from './foreign/collectibleStory.js'
import { compileContracts } from './foreign/compileContracts.js'
import { exchangeStory } from './foreign/exchangeStory.js'
import { feedStory } from './foreign/feedStory.js'
import { governorStory } from './foreign/governorStory.js'
import { itemsStory } from './foreign/itemsStory.js'
import { marketStory } from './foreign/marketStory.js'
import { metadataStory } from './foreign/metadataStory.js'
import { openStage, type Stage } from './foreign/openStage.js'
import { registrarStory } from './foreign/registrarStory.js'
import type { Story } from './foreign/story.js'
import { tokenStory } from './foreign/tokenStory.js'
import { vaultStory } from './foreign/vaultStory.js'
import { freshFolder } from './poco.js'

/** Subgraphs in the style of well-known ones, of protocols that this repository knows nothing of. */
const STORIES: readonly Story[] = [
  tokenStory,
  collectibleStory,
  exchangeStory,
  governorStory,
  registrarStory,
  metadataStory,
  boardStory,
  marketStory,
  itemsStory,
  vaultStory,
  feedStory,
]

/** Nothing is built yet in a fresh checkout: a contract compiler and twenty-two runs of graph-cli. */
const BUILD_MS = 600_000

let stage: Stage
const expected = new Map<Story, unknown>()
const folder = freshFolder()

beforeAll(async () => {
  compileContracts()
  const built = buildSubgraphs(STORIES.map(({ subgraph }) => subgraph))
  stage = await openStage()
  for (const story of STORIES) expected.set(story, await story.tell(stage))
  await built
}, BUILD_MS)
afterAll(async () => {
  await stage[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true })
})

/** Blocks are read in ranges when they are final, and one by one near the head. */
const WAYS = [
  { way: 'final blocks', finality: 0 },
  { way: 'blocks near the head', finality: 1_000 },
]

const CASES = STORIES.flatMap((story) => WAYS.map((way) => ({ ...way, story, subgraph: story.subgraph })))

test.each(CASES)(
  '$subgraph is indexed from $way and tells what was done',
  async ({ story, way, finality }) => {
    await using engine = await openEngine({
      build: buildOf(story.subgraph),
      dataDir: `${folder}/${way}`,
      network: 'devnet',
      rpcUrls: [stage.rpcUrl],
      ipfsGateways: [stage.gateway.url],
      log: silentLog,
      finality,
      pollMs: 20,
      thread: 'here',
    })
    await engine.whenSynced
    const api = createQueryApi({ schema: engine.subgraph.schema, deployment: engine.deployment })
    const answer = () =>
      JSON.parse(String(api.execute(engine.reader, { query: story.query }).body)) as unknown
    const answerLater = async () => {
      await stage.mine([])
      return answer()
    }
    const wanted = { data: expected.get(story) }
    if (story.readsFiles) await expect.poll(answerLater, { timeout: 10_000 }).toEqual(wanted)
    else expect(answer()).toEqual(wanted)
    expect(engine.status()).toMatchObject({ health: 'healthy', problem: undefined })
  },
)
