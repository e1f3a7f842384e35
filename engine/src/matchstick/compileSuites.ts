import { type CompileOptions, compileSuite, isCompiled } from './compileSuite.js'
import { CriticalError } from './criticalError.js'
import type { Suite } from './findSuites.js'

/** Compiles what is not up to date, several suites at a time. Tells all compiler messages, then fails. */
export const compileSuites = async (
  suites: readonly Suite[],
  {
    recompile,
    compilers,
    print,
    ...options
  }: CompileOptions & Readonly<{ recompile: boolean; compilers: number; print: (line: string) => void }>,
): Promise<void> => {
  const problems: string[] = []
  const queue = [...suites]
  const work = async () => {
    for (let suite = queue.shift(); suite; suite = queue.shift()) {
      if (!recompile && isCompiled(suite, options)) {
        print(`${suite.name} skipped!`)
        continue
      }
      print(`Compiling ${suite.name}...`)
      const problem = await compileSuite(suite, options)
      if (problem !== undefined) problems.push(problem)
    }
  }
  await Promise.all(Array.from({ length: compilers }, work))
  if (problems.length === 0) return
  for (const problem of problems) print(problem)
  throw new CriticalError('Please attend to the compilation errors above!', { facts: { problems } })
}
