/** Text that is the same for sets of data sources that want the same of every block. */
export const wantsKey = (sources) => JSON.stringify(sources
    .map(({ address, startBlock, endBlock, mapping }) => {
    const { eventHandlers, callHandlers, blockHandlers } = mapping;
    return JSON.stringify([address, startBlock, endBlock, eventHandlers, callHandlers, blockHandlers]);
})
    .sort());
//# sourceMappingURL=wantsKey.js.map