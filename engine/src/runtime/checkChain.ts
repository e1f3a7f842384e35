import type { Log } from '../core/log.js'
import type { ConnectionSettings } from './connect.js'

/**
 * Makes sure that the endpoints answer for the chain that is meant, before anything expensive is begun.
 * Throws an error that names the endpoint, or both chain ids.
 */
export const checkChain = async (
  settings: ConnectionSettings,
  hooks: { log: Log; signal: AbortSignal },
): Promise<void> => {
  const { connect } = await import('./connect.js')
  await connect(settings, hooks)
}
