import { EngineError } from '../core/errors.js';
/** A name or a deployment is refused. The messages are graph-node's, which clients know. */
export class DeployError extends EngineError {
    name = 'DeployError';
}
export const nameTaken = (name) => new DeployError(`subgraph already exists: ${name}`, { facts: { name } });
export const nameUnknown = (name) => new DeployError(`subgraph name not found: ${name}`, {
    facts: { name },
    remedy: `Create it first, with \`graph create ${name}\`.`,
});
export const networkUnknown = (network, known) => new DeployError(`network not supported by registrar: there is no RPC endpoint for ${network}`, {
    facts: { network, known },
    remedy: `Start the indexer with one; it has them for ${known.join(', ')}.`,
});
//# sourceMappingURL=deployError.js.map