import { collectDefaultMetrics, Registry } from 'prom-client'

let registry: Registry | undefined

/**
 * CPU, memory, event loop and garbage collection of this process. One for all gateways in it: it describes the
 * process, and its observers cannot be removed again.
 */
export const processMetrics = (): Registry => {
  if (!registry) {
    registry = new Registry()
    collectDefaultMetrics({ register: registry })
  }
  return registry
}
