/**
 * The versions after a deployment was given to a name. It has to wait only when there is an answer worth waiting
 * with: that of a version which had caught up with the chain.
 */
export const withVersion = ({ name, current }, deployment, know) => current !== undefined && current !== deployment && know.hasSynced(current) && !know.isSynced
    ? { name, current, pending: deployment }
    : { name, current: deployment, pending: undefined };
//# sourceMappingURL=subgraphVersions.js.map