import { EngineError } from '../core/errors.js'

/** A name or a deployment is refused. The messages are graph-node's, which clients know. */
export class DeployError extends EngineError {
  override name = 'DeployError'
}

export const nameTaken = (name: string): DeployError =>
  new DeployError(`subgraph already exists: ${name}`, { facts: { name } })

export const nameUnknown = (name: string): DeployError =>
  new DeployError(`subgraph name not found: ${name}`, {
    facts: { name },
    remedy: `Create it first, with \`graph create ${name}\`.`,
  })

export const networkUnknown = (network: string, known: readonly string[]): DeployError =>
  new DeployError(`network not supported by registrar: there is no RPC endpoint for ${network}`, {
    facts: { network, known },
    remedy: `Start the indexer with one; it has them for ${known.join(', ')}.`,
  })
