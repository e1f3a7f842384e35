import { type FailureClass, HandlerError, type Trigger } from '../core/handler.js'
import type { Run } from './guest.js'
import { HostError } from './hostError.js'
import type { MappingModule } from './mappingModule.js'
import { wasmBacktrace } from './wasmBacktrace.js'

export type HandlerRun = Run &
  Readonly<{
    module: MappingModule
    /** Name of the exported function, as the manifest has it. */
    handler: string
    trigger: Trigger
  }>

/**
 * Runs one handler to its end, synchronously, in an instance that no other handler has touched.
 *
 * Throws a `HandlerError` when the mapping fails. What a function of `world` throws arrives unchanged.
 */
export const runHandler = (options: HandlerRun): void => {
  const { module, handler, trigger, world, schema, abis, apiVersion } = options
  try {
    const instance = module.acquire({ world, schema, abis, apiVersion })
    try {
      instance.call(handler, trigger)
    } finally {
      module.release(instance)
    }
  } catch (error) {
    throw toHandlerError(handler, error)
  }
}

/** The error as the runtime should see it: failures of the mapping are classed, all others stay. */
const toHandlerError = (handler: string, error: unknown): unknown => {
  if (!(error instanceof Error)) return error
  const failure = failureOf(error)
  if (!failure) return error
  return new HandlerError(`Handler ${handler} failed: ${failure.reason}`, {
    class: failure.class,
    facts: { handler },
    cause: error,
    backtrace: wasmBacktrace(error),
  })
}

const failureOf = (error: Error): Readonly<{ class: FailureClass; reason: string }> | undefined => {
  if (error instanceof HostError) return { class: error.class, reason: error.message }
  if (error instanceof WebAssembly.RuntimeError)
    return { class: 'deterministic', reason: `wasm trap: ${error.message}` }
  if (error instanceof RangeError && error.message.includes('call stack'))
    return { class: 'nonDeterministic', reason: 'the call stack is exhausted' }
  return undefined
}
