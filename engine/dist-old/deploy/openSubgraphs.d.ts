import type { Target } from '../api/http/target.js';
import type { Deployment } from './openDeployment.js';
import { type FleetOptions } from './openFleet.js';
export type SubgraphsOptions = FleetOptions & Readonly<{
    /** Builds that are going to be deployed, as they may have been before. @default none */
    builds?: readonly string[];
    /** Names to go on with. @default all that were ever created */
    only?: readonly string[];
    /** Awaited when other deployments answer for these names, before the former ones end. */
    onSwitch?: (names: readonly string[]) => Promise<void>;
}>;
/** A deployment and the names that it answers for, or will. */
export type ListedDeployment = Readonly<{
    deployment: Deployment;
    names: readonly string[];
    pendingNames: readonly string[];
}>;
/** Subgraphs by name, each with the deployment that answers for it; see `openSubgraphs`. */
export type Subgraphs = AsyncDisposable & Readonly<{
    /** Takes a name, and gives its id. Throws when it is taken. */
    create(name: string): string;
    /**
     * Indexes a build for names, which are created if need be. Where an earlier build answers, it goes on to do so
     * until the new one has caught up with the chain.
     */
    deploy(build: string, names: readonly string[]): Promise<Deployment>;
    /** Frees a name, and deletes the deployments that have none left. */
    remove(name: string): Promise<void>;
    has(name: string): boolean;
    /** What answers for a name, or has an id. */
    find(target: Target): Deployment | undefined;
    deployments(): readonly ListedDeployment[];
}>;
/**
 * Goes on with the subgraphs of a data folder, and takes new ones.
 *
 * @example
 * await using subgraphs = await openSubgraphs({ dataDir: '.poco', networks, log, signal })
 * await subgraphs.deploy('build/devnet', ['devnet/poco'])
 * subgraphs.find({ by: 'name', value: 'devnet/poco' })?.run({ query: '{ deals { id } }' })
 */
export declare const openSubgraphs: (options: SubgraphsOptions) => Promise<Subgraphs>;
