import type { Log } from '../core/log.js';
/** Where the index of a deployment stood and stands; undefined where it holds no block. */
export type RewoundDeployment = Readonly<{
    deployment: string;
    from: number | undefined;
    to: number | undefined;
}>;
/**
 * Takes everything that a data folder has indexed of a network back to how it was after a block, for a reorganization
 * that is too deep to be believed. What is kept of the RPC's answers goes with it.
 *
 * An index stands at the newest block up to `to` that it remembers: blocks that held nothing are forgotten.
 *
 * @throws EngineError when nothing is indexed, a process has an index open, or no index reaches to that block; then
 *   nothing has changed
 */
export declare const rewindDeployments: ({ dataDir, network, to, log, }: Readonly<{
    dataDir: string;
    network: string;
    to: number;
    log: Log;
}>) => readonly RewoundDeployment[];
