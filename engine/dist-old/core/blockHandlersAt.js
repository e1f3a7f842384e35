/** Whether a data source takes part in a block. */
export const isActiveAt = ({ startBlock, endBlock = Number.POSITIVE_INFINITY }, number) => number >= startBlock && number <= endBlock;
/** The block handlers of a data source that run at this block whatever happens in it. */
export const blockHandlersAt = (source, number) => {
    if (!isActiveAt(source, number))
        return [];
    return source.mapping.blockHandlers.filter(({ filter }) => {
        if (filter?.kind === 'once')
            return number === source.startBlock;
        if (filter?.kind === 'polling')
            return (number - source.startBlock) % (filter.every ?? 1) === 0;
        return filter === undefined;
    });
};
/** The block handler of a data source that runs when its contract is called. */
export const blockHandlerOfCalls = ({ mapping }) => mapping.blockHandlers.find(({ filter }) => filter?.kind === 'call');
//# sourceMappingURL=blockHandlersAt.js.map