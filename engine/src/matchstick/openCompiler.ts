import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { builtFile } from './builtFile.js'
import type { CompilerRequest } from './compilerProcess.js'
import { CriticalError } from './criticalError.js'
import { findCompiler } from './findCompiler.js'

/** The AssemblyScript compiler. */
export type Compiler = AsyncDisposable &
  Readonly<{
    /**
     * Compiles with the given arguments of `asc`, and marks the files that have a number, see `markFiles`. Gives
     * what the compiler complains about, or undefined.
     */
    compile(request: CompilerRequest): Promise<string | undefined>
  }>

export type CompilerOptions = Readonly<{
  libsFolder: string
  /** Folder that paths in arguments and messages are relative to. */
  directory: string
  signal?: AbortSignal | undefined
}>

/** A compiler in a process of its own, which starts when it is first needed and compiles one thing after the other. */
export const openCompiler = (options: CompilerOptions): Compiler => {
  let child: ChildProcess | undefined
  return {
    compile: (request) => {
      if (!child || hasEnded(child)) child = startProcess(options)
      return ask(child, request, options.signal)
    },
    [Symbol.asyncDispose]: async () => {
      if (!child || hasEnded(child)) return
      const closed = once(child, 'close')
      child.kill()
      await closed
    },
  }
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null

const startProcess = ({ libsFolder, directory, signal }: CompilerOptions): ChildProcess => {
  const child = fork(builtFile(import.meta.url, 'compilerProcess.js'), [findCompiler(libsFolder)], {
    cwd: directory,
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    signal,
  })
  // Only the wait for an answer reports how the process ends.
  child.on('error', () => {})
  return child
}

const ask = async (
  child: ChildProcess,
  request: CompilerRequest,
  signal: AbortSignal | undefined,
): Promise<string | undefined> => {
  const done = new AbortController()
  try {
    const answered = once(child, 'message', { signal: done.signal })
    const ended = once(child, 'close', { signal: done.signal }).then(() => {
      signal?.throwIfAborted()
      throw new CriticalError('The AssemblyScript compiler stopped without an answer.', {
        facts: { args: request.args, code: child.exitCode, signal: child.signalCode },
        remedy: 'Free some memory and run the tests again.',
      })
    })
    child.send(request)
    const [{ problem }] = (await Promise.race([answered, ended])) as [{ problem: string | null }]
    return problem ?? undefined
  } finally {
    done.abort()
  }
}
