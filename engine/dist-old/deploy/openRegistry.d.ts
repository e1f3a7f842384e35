import type { SubgraphVersions } from './subgraphVersions.js';
/** A deployment, and the network that it reads. */
export type Registered = Readonly<{
    deployment: string;
    network: string;
}>;
/** The names of a data folder and what they stand for. Several processes may have it open. */
export type Registry = Readonly<{
    /** Takes a name, and gives its id; undefined when it is taken. */
    create(name: string): string | undefined;
    /** Whether there was such a name. */
    remove(name: string): boolean;
    has(name: string): boolean;
    subgraphs(): readonly SubgraphVersions[];
    /** Gives versions to names, all or none. `added` is the deployment that may be new among them. */
    assign(versions: readonly SubgraphVersions[], added?: Registered): void;
    network(deployment: string): string | undefined;
    /** Deployments that no name stands for any more. */
    unused(): readonly Registered[];
    forget(deployment: string): void;
    close(): void;
}>;
/** Opens the file, which is made if it is not there. */
export declare const openRegistry: (path: string) => Registry;
