import { EngineError } from '../core/errors.js';
/** A name or a deployment is refused. The messages are graph-node's, which clients know. */
export declare class DeployError extends EngineError {
    name: string;
}
export declare const nameTaken: (name: string) => DeployError;
export declare const nameUnknown: (name: string) => DeployError;
export declare const networkUnknown: (network: string, known: readonly string[]) => DeployError;
