import { HandlerError, type Trigger } from '../core/handler.js'
import type { Run } from './guest.js'
import { HostError } from './hostError.js'
import type { MappingModule } from './mappingModule.js'

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
export const runHandler = ({ module, handler, trigger, ...run }: HandlerRun): void => {
  try {
    const instance = module.acquire(run)
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
  const failed = (failure: HandlerError['class'], reason: string) =>
    new HandlerError(`Handler ${handler} failed: ${reason}`, {
      class: failure,
      facts: { handler },
      cause: error,
    })
  if (error instanceof HostError) return failed(error.class, error.message)
  if (error instanceof WebAssembly.RuntimeError) return failed('deterministic', `wasm trap: ${error.message}`)
  if (error instanceof RangeError && error.message.includes('call stack'))
    return failed('nonDeterministic', 'the call stack is exhausted')
  return error
}
