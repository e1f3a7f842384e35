import { inspect, isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { test } from 'vitest'
import { openFixture } from '../test/openFixture.js'
import { arbitraryRequest } from './arbitraryRequest.js'
import { arbitraryWorld } from './arbitraryWorld.js'
import { evaluate } from './evaluate.js'
import { type Request, requestText } from './query.js'
import { schemaText, type World } from './world.js'

// Longer runs, and others: QUERY_CASES=1000000 QUERY_SEED=2 npx vitest run engine/src/api/model
const CASES = Number(process.env.QUERY_CASES ?? 20_000)
const SEED = Number(process.env.QUERY_SEED ?? 1)
const REQUESTS = 50
const PARTS = 10
const WORLDS = Math.ceil(CASES / REQUESTS / PARTS)
const MS_PER_WORLD = 2_000
const DEEP = { depth: 20 } as const

/** A world, and requests that are made for it. */
const arbitraryStory = arbitraryWorld.chain((world) =>
  fc
    .array(arbitraryRequest(world), { minLength: 1, maxLength: 2 * REQUESTS - 1, size: 'max' })
    .map((requests) => ({ world, requests })),
)

const open = (world: World) =>
  openFixture(
    schemaText(world),
    world.blocks.map(({ writes }) => writes),
    { removals: world.blocks.map(({ removals }) => removals) },
  )

const expectAgreement = (
  fixture: ReturnType<typeof open>,
  world: World,
  request: Request,
  asVariables: boolean,
) => {
  const expected = evaluate(world, request)
  const { query, variables } = requestText(request, { asVariables })
  const { data, errors } = fixture.body(query, { variables })
  const answer = errors ? { errors: new Set(errors.map(({ message }) => message)) } : { data }
  if (!isDeepStrictEqual(answer, expected))
    throw new Error(`${query}\n${inspect(answer, DEEP)}\n${inspect(expected, DEEP)}`)
}

/** What a reader needs to see of a counter-example: the schema, the blocks and the request that failed. */
const report = ({
  failed,
  counterexample,
  errorInstance,
  seed,
}: fc.RunDetails<[{ world: World; requests: Request[] }]>) => {
  if (!failed) return
  const [story] = counterexample ?? []
  const blocks = story?.world.blocks.map((block) => JSON.stringify(block)).join('\n')
  throw new Error(`Seed ${seed}\n${story && schemaText(story.world)}\n${blocks}\n${errorInstance}`)
}

for (let part = 0; part < PARTS; part++)
  test(
    `the engine and the model answer alike, seed ${SEED}, part ${part + 1} of ${PARTS}`,
    () => {
      fc.assert(
        fc.property(arbitraryStory, ({ world, requests }) => {
          using fixture = open(world)
          requests.forEach((request, at) => {
            expectAgreement(fixture, world, request, at % 2 === 1)
          })
        }),
        { numRuns: WORLDS, seed: SEED * PARTS + part, reporter: report },
      )
    },
    30_000 + WORLDS * MS_PER_WORLD,
  )
