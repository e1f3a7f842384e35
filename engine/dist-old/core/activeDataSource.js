/** The data sources that the manifest itself declares, in its order. */
export const staticDataSources = (manifest) => manifest.dataSources.map(({ name, network, source, context, mapping }) => ({
    name,
    network,
    address: source.address,
    abi: source.abi,
    startBlock: source.startBlock,
    endBlock: source.endBlock,
    context: context ?? {},
    mapping,
    origin: undefined,
}));
/** The data source that `template` becomes at `block` for one contract. */
export const fromTemplate = (template, options) => ({
    name: template.name,
    network: options.network,
    address: options.address,
    abi: template.source.abi,
    startBlock: options.block,
    endBlock: undefined,
    context: options.context,
    mapping: template.mapping,
    origin: { template: options.index, block: options.block },
});
/** Text that is equal for data sources a handler asked for twice. */
export const dataSourceKey = ({ origin, name, address, context }) => JSON.stringify([origin?.template ?? -1, name, address ?? null, context]);
//# sourceMappingURL=activeDataSource.js.map