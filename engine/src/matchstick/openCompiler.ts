import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { CriticalError } from './criticalError.js'

/** A running AssemblyScript compiler. */
export type Compiler = AsyncDisposable &
  Readonly<{
    /** Compiles with the given arguments of `asc`. Gives what the compiler complains about, or undefined. */
    compile(args: readonly string[]): Promise<string | undefined>
  }>

export type CompilerOptions = Readonly<{
  /** Path of the compiler's library, see `findCompiler`. */
  compiler: string
  /** Folder that paths in arguments and messages are relative to. */
  directory: string
  signal?: AbortSignal | undefined
}>

/** Starts a compiler in a process of its own, which compiles one thing after the other. */
export const openCompiler = ({ compiler, directory, signal }: CompilerOptions): Compiler => {
  const child = fork(programFile(), [compiler], {
    cwd: directory,
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    signal,
  })
  // Only the wait for an answer reports how the process ends.
  child.on('error', () => {})
  return {
    compile: (args) => ask(child, args, signal),
    [Symbol.asyncDispose]: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const closed = once(child, 'close')
      child.kill()
      await closed
    },
  }
}

/** Also when this file is run from source, the program is the built one. */
const programFile = (): string =>
  fileURLToPath(
    new URL(
      import.meta.url.endsWith('.ts') ? '../../dist/matchstick/compilerProcess.js' : './compilerProcess.js',
      import.meta.url,
    ),
  )

const ask = async (
  child: ChildProcess,
  args: readonly string[],
  signal: AbortSignal | undefined,
): Promise<string | undefined> => {
  const done = new AbortController()
  try {
    const answered = once(child, 'message', { signal: done.signal })
    const ended = once(child, 'close', { signal: done.signal }).then(() => {
      signal?.throwIfAborted()
      throw new CriticalError('The AssemblyScript compiler stopped without an answer.', {
        facts: { args, code: child.exitCode, signal: child.signalCode },
        remedy: 'Free some memory and run the tests again.',
      })
    })
    if (child.exitCode === null && child.connected) child.send({ args })
    const [{ problem }] = (await Promise.race([answered, ended])) as [{ problem: string | null }]
    return problem ?? undefined
  } finally {
    done.abort()
  }
}
