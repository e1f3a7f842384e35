/** `ens.nameByHash`: no table of names is loaded, so every name is unknown. */
export const ensImports = () => ({
    'ens.nameByHash': () => 0,
});
//# sourceMappingURL=ens.js.map