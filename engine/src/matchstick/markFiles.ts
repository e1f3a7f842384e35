/** Numbers of files by their path as the compiler knows it. Test files count from 0; all others share `OTHER_FILE`. */
export type FileNumbers = Readonly<Record<string, number>>

/** Number of a file that is no test file. */
export const OTHER_FILE = -1

/** What an export of a test file is called in a program of several. */
export const memberExport = (member: number, name: string): string => `${member}/${name}`

/**
 * A transform of the AssemblyScript compiler that lets several test files share one program: the host is told
 * where the top-level code of each file begins and ends, and no two files export the same name.
 */
export const markFiles = (numbers: FileNumbers) =>
  class {
    afterParse(parser: Parser): void {
      for (const source of parser.sources) {
        const number = numbers[source.normalizedPath]
        if (number !== undefined) mark(source, number, parser)
      }
    }

    afterInitialize({ filesByName }: Program): void {
      for (const file of filesByName.values()) {
        const number = numbers[file.source.normalizedPath] ?? OTHER_FILE
        if (number === OTHER_FILE || !file.exports) continue
        file.exports = new Map(
          [...file.exports].map(([name, element]) => [memberExport(number, name), element]),
        )
      }
    }
  }

const mark = (source: Source, number: number, parser: Parser): void => {
  const Parser = parser.constructor as ParserClass
  const marks = new Parser(parser.diagnostics)
  const text = `declare function _enterFile(number: i32): void; declare function _leaveFile(): void;
    _enterFile(${number}); _leaveFile();`
  marks.parseFile(text, source.normalizedPath, false)
  const statements = marks.sources[0]?.statements ?? []
  source.statements.unshift(...statements.slice(0, -1))
  source.statements.push(...statements.slice(-1))
}

/** The parts of the compiler, which has no types of its own for them, that the transform uses. */
type Source = { readonly normalizedPath: string; readonly statements: unknown[] }
type Parser = {
  readonly sources: readonly Source[]
  readonly diagnostics: unknown
  parseFile(text: string, path: string, isEntry: boolean): void
}
type ParserClass = new (diagnostics: unknown) => Parser
type Program = {
  readonly filesByName: ReadonlyMap<string, { readonly source: Source; exports: Map<string, unknown> | null }>
}
