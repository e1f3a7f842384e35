import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseAbi as parseViemAbi } from 'viem'
import { parseAbi } from '../../core/abi/parseAbi.js'
import { HandlerError, type Trigger, type World } from '../../core/handler.js'
import { parseInputSchema } from '../../core/parseInputSchema.js'
import { compileMapping, type MappingModule } from '../mappingModule.js'
import { runHandler } from '../runHandler.js'
import { compileFixture, fixtures } from './compileFixture.js'
import { eventTrigger, type TestWorld, testWorld } from './testWorld.js'

/** The contract that handlers of the fixture call. */
export const token = parseViemAbi([
  'function balanceOf(address owner) view returns (uint256)',
  'struct Inner { uint8 kind; address owner; }',
  'function details() view returns (string name, Inner inner)',
  'function failing() view returns (bool)',
  'function empty() view returns (bool)',
])

/** What a run needs beside mapping, trigger and world. */
export const facts = {
  schema: parseInputSchema(readFileSync(join(fixtures, 'schema.graphql'), 'utf8')),
  abis: new Map([['Token', parseAbi(token)]]),
  apiVersion: '0.0.9',
}

export const mapping = compileMapping(compileFixture('mapping'))

type RunOptions = { world?: Partial<World>; trigger?: Trigger; apiVersion?: string; module?: MappingModule }

/** Runs a handler of the fixture and returns the world it left. */
export const run = (
  handler: string,
  { world, trigger = eventTrigger(), module = mapping, ...rest }: RunOptions = {},
): TestWorld => {
  const after = testWorld(world)
  runHandler({ module, handler, trigger, world: after, ...facts, ...rest })
  return after
}

/** The error of a handler that fails. */
export const failure = (handler: string, options: RunOptions = {}): HandlerError => {
  try {
    run(handler, options)
  } catch (error) {
    if (error instanceof HandlerError) return error
    throw error
  }
  throw new Error(`${handler} did not fail`)
}
