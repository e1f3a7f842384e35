import { type Abi } from '../core/abi/parseAbi.js';
import { type Manifest } from '../core/manifest.js';
/**
 * Throws when a declared call could never be made: it cannot be read, or names what neither the ABIs nor the event
 * have. Which ABIs there are is told by their path in the manifest.
 */
export declare const checkDeclaredCalls: (manifest: Manifest, abis: ReadonlyMap<string, Abi>) => void;
