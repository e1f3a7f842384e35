import { createLogDecoder, type LogDecoder } from '../core/abi/createLogDecoder.js'
import { decodeCall } from '../core/abi/decodeCall.js'
import { findCalledFunction, findEvent } from '../core/abi/findInAbi.js'
import type { Abi, AbiFunction } from '../core/abi/parseAbi.js'
import type { ActiveDataSource } from '../core/activeDataSource.js'
import type { DecodeCall } from '../core/callMatcher.js'
import { EngineError } from '../core/errors.js'
import type { Trigger, World } from '../core/handler.js'
import type { Log } from '../core/log.js'
import type { CallHandler, EventHandler, Mapping } from '../core/manifest.js'
import type { DecodeLog } from '../core/triggerMatcher.js'
import { compileMapping, type MappingModule } from '../host/mappingModule.js'
import { runHandler } from '../host/runHandler.js'
import { checkFileReads } from './checkFeatures.js'
import type { IndexedSubgraph } from './indexedSubgraph.js'

/** A handler to run, of whatever kind of data source. */
export type HandlerCall = Readonly<{
  source: Readonly<{ mapping: Mapping }>
  handler: string
  trigger: Trigger
}>

/** Runs a subgraph's handlers; see `createExecutor`. */
export type Executor = Readonly<{
  decodeLog: DecodeLog
  decodeCall: DecodeCall
  /** Runs one handler to its end. Throws what the handler or the world throws. */
  run(call: HandlerCall, world: World): void
}>

type Facts = Readonly<{ module: MappingModule; abis: ReadonlyMap<string, Abi> }>

/** Compiles all mappings of a subgraph and checks that they export the handlers the manifest names. */
export const createExecutor = (
  { manifest, schema, wasm, abis }: IndexedSubgraph,
  { log }: { log: Log },
): Executor => {
  const modules = new Map([...wasm].map(([file, bytes]) => [file, compileMapping(bytes)] as const))
  for (const { imports } of modules.values()) checkFileReads(manifest, imports)
  const facts = new Map<Mapping, Facts>()
  for (const { name, mapping } of [...manifest.dataSources, ...manifest.templates])
    facts.set(mapping, factsOf(name, mapping, modules, abis))
  const known = (mapping: Mapping): Facts => {
    const found = facts.get(mapping)
    if (!found) throw new EngineError(`The mapping ${mapping.file} is not part of the manifest.`)
    return found
  }
  const logDecoders = new Map<EventHandler, LogDecoder>()
  const logDecoderOf = (source: ActiveDataSource, handler: EventHandler): LogDecoder => {
    const cached = logDecoders.get(handler)
    if (cached) return cached
    const abi = known(source.mapping).abis.get(source.abi)
    const event = abi && findEvent(abi, handler.event)
    if (!event)
      throw new EngineError(
        `Event with the signature "${handler.event}" not found in contract "${source.abi}" of data source "${source.name}"`,
        { facts: { event: handler.event }, remedy: 'Correct the event in subgraph.yaml and build again.' },
      )
    const decoder = createLogDecoder(event)
    logDecoders.set(handler, decoder)
    return decoder
  }
  const functions = new Map<CallHandler, AbiFunction>()
  const functionOf = (source: ActiveDataSource, handler: CallHandler): AbiFunction => {
    const cached = functions.get(handler)
    if (cached) return cached
    const abi = known(source.mapping).abis.get(source.abi)
    const found = abi && findCalledFunction(abi, handler.function)
    if (!found)
      throw new EngineError(
        `Function with the signature "${handler.function}" not found in contract "${source.abi}" of data source "${source.name}"`,
        {
          facts: { function: handler.function },
          remedy:
            'Name a function of the ABI that is neither view nor pure in subgraph.yaml and build again.',
        },
      )
    functions.set(handler, found)
    return found
  }
  return {
    decodeLog: (source, handler, entry) => logDecoderOf(source, handler)(entry),
    decodeCall: (source, handler, call) => {
      const { inputs, outputs } = decodeCall(functionOf(source, handler), call)
      const facts = { dataSource: source.name, function: handler.function, transaction: call.transactionHash }
      if (!inputs) {
        log.warn(facts, 'Failed parsing inputs, skipping')
        return undefined
      }
      if (outputs) return { inputs, outputs }
      throw new EngineError(
        `What ${handler.function} of ${call.to} returned in transaction ${call.transactionHash} is not of the types in the ABI.`,
        {
          facts: { ...facts, output: call.output },
          remedy: `Correct the outputs of the function in the ABI ${source.abi} and build again.`,
        },
      )
    },
    run: ({ source, handler, trigger }, world) => {
      const { mapping } = source
      const { module, abis } = known(mapping)
      runHandler({ module, handler, trigger, world, schema, abis, apiVersion: mapping.apiVersion })
    },
  }
}

const factsOf = (
  name: string,
  mapping: Mapping,
  modules: ReadonlyMap<string, MappingModule>,
  abis: ReadonlyMap<string, Abi>,
): Facts => {
  const module = modules.get(mapping.file)
  if (!module) throw new EngineError(`The mapping ${mapping.file} was not read.`)
  const { eventHandlers, callHandlers, blockHandlers } = mapping
  const handlers = [...eventHandlers, ...callHandlers, ...blockHandlers].map(({ handler }) => handler)
  if ('handler' in mapping) handlers.push(mapping.handler as string)
  const missing = handlers.find((handler) => !module.functions.has(handler))
  if (missing !== undefined)
    throw new EngineError(`The mapping of data source ${name} does not export the handler ${missing}.`, {
      facts: { dataSource: name, handler: missing, file: mapping.file },
      remedy: 'Export the function from the mapping, or correct subgraph.yaml, and build again.',
    })
  const named = mapping.abis.flatMap(({ name: abiName, file }) => {
    const abi = abis.get(file)
    return abi ? [[abiName, abi] as const] : []
  })
  return { module, abis: new Map(named) }
}
