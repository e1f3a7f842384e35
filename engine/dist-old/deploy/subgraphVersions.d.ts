/** A subgraph's name, the deployment that answers for it, and the one that will when it has caught up. */
export type SubgraphVersions = Readonly<{
    name: string;
    current: string | undefined;
    pending: string | undefined;
}>;
/**
 * The versions after a deployment was given to a name. It has to wait only when there is an answer worth waiting
 * with: that of a version which had caught up with the chain.
 */
export declare const withVersion: ({ name, current }: SubgraphVersions, deployment: string, know: Readonly<{
    hasSynced: (current: string) => boolean;
    isSynced: boolean;
}>) => SubgraphVersions;
