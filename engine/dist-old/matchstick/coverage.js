import { createRequire } from 'node:module';
/**
 * Which handlers are called anywhere in the text of compiled tests, whether or not that code runs.
 */
export const handlerCoverage = (sources, modules) => sources.map(({ name, handlers }) => ({
    name,
    handlers: handlers.map((handler) => {
        const call = new RegExp(`\\bcall\\b.+\\b${handler}\\b`);
        return [handler, modules.some((text) => call.test(text))];
    }),
}));
/** The text of WASM modules, made by the library that the compiler at `compiler` builds on. */
export const wasmTexts = async (compiler, modules) => {
    const binaryen = createRequire(compiler)('binaryen');
    await binaryen.ready;
    return modules.map((bytes) => {
        const module = binaryen.readBinary(bytes);
        try {
            return module.emitText();
        }
        finally {
            module.dispose();
        }
    });
};
/** The report of handler coverage. */
export const coverageLines = (sources) => [
    ...sources.flatMap(({ name, handlers }) => [
        '',
        `Handlers for source '${name}':`,
        ...handlers.map(([handler, tested]) => `Handler '${handler}' is ${tested ? 'tested' : 'not tested'}.`),
        `Test coverage: ${percentage(handlers)} handlers).`,
    ]),
    '',
    `Global test coverage: ${percentage(sources.flatMap(({ handlers }) => handlers))} handlers).`,
];
const percentage = (handlers) => {
    const tested = handlers.filter(([, isTested]) => isTested).length;
    const share = handlers.length === 0 ? 0 : (100 * tested) / handlers.length;
    return `${share.toFixed(1)}% (${tested}/${handlers.length}`;
};
//# sourceMappingURL=coverage.js.map