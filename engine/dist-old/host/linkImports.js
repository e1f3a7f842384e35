import { EngineError } from '../core/errors.js';
/** Functions for everything a module imports, found by name alone. An unknown name is refused. */
export const linkImports = (module, imports) => {
    const links = {};
    for (const { module: origin, name, kind } of WebAssembly.Module.imports(module)) {
        const found = kind === 'function' ? imports[name] : undefined;
        if (!found)
            throw new EngineError(`The mapping needs the unknown import "${name}".`, {
                facts: { name, origin, kind },
                remedy: 'Build the subgraph with a graph-ts version that this host knows (up to 0.38).',
            });
        links[origin] ??= {};
        links[origin][name] = found;
    }
    return links;
};
//# sourceMappingURL=linkImports.js.map