import { createRequire } from 'node:module'

/** Handlers that a data source or template of the manifest names. */
export type HandlerSource = Readonly<{ name: string; handlers: readonly string[] }>

/** Which handlers of a source the tests call. */
export type SourceCoverage = Readonly<{ name: string; handlers: readonly (readonly [string, boolean])[] }>

/**
 * Which handlers are called anywhere in the text of compiled tests, whether or not that code runs.
 */
export const handlerCoverage = (
  sources: readonly HandlerSource[],
  modules: readonly string[],
): SourceCoverage[] =>
  sources.map(({ name, handlers }) => ({
    name,
    handlers: handlers.map((handler) => {
      const call = new RegExp(`\\bcall\\b.+\\b${handler}\\b`)
      return [handler, modules.some((text) => call.test(text))] as const
    }),
  }))

/** The text of WASM modules, made by the library that the compiler at `compiler` builds on. */
export const wasmTexts = async (compiler: string, modules: readonly Uint8Array[]): Promise<string[]> => {
  const binaryen = createRequire(compiler)('binaryen') as Binaryen
  await binaryen.ready
  return modules.map((bytes) => {
    const module = binaryen.readBinary(bytes)
    try {
      return module.emitText()
    } finally {
      module.dispose()
    }
  })
}

type Binaryen = {
  ready: Promise<unknown>
  readBinary(bytes: Uint8Array): { emitText(): string; dispose(): void }
}

/** The report of handler coverage. */
export const coverageLines = (sources: readonly SourceCoverage[]): string[] => [
  ...sources.flatMap(({ name, handlers }) => [
    '',
    `Handlers for source '${name}':`,
    ...handlers.map(([handler, tested]) => `Handler '${handler}' is ${tested ? 'tested' : 'not tested'}.`),
    `Test coverage: ${percentage(handlers)} handlers).`,
  ]),
  '',
  `Global test coverage: ${percentage(sources.flatMap(({ handlers }) => handlers))} handlers).`,
]

const percentage = (handlers: SourceCoverage['handlers']): string => {
  const tested = handlers.filter(([, isTested]) => isTested).length
  const share = handlers.length === 0 ? 0 : (100 * tested) / handlers.length
  return `${share.toFixed(1)}% (${tested}/${handlers.length}`
}
