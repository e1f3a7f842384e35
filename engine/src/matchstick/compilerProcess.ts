/**
 * Program of a compiler process: loads the AssemblyScript compiler, whose path is its argument, and answers
 * each message `{ args, numbers }` with `{ problem }`, the compiler's complaints or null.
 *
 * A process that stays compiles the next file in a fraction of the time, because its code is warm.
 */
import { createRequire } from 'node:module'
import { type FileNumbers, markFiles } from './markFiles.js'

type Stream = { write(chunk: string | Uint8Array): void; toString(): string }

type Asc = {
  ready: Promise<unknown>
  createMemoryStream(): Stream
  main(
    args: string[],
    options: { stdout: Stream; stderr: Stream; transforms: unknown[] },
    callback: (error: Error | null) => number,
  ): number
}

/** What the process is asked. */
export type CompilerRequest = Readonly<{ args: string[]; numbers: FileNumbers }>

const asc = createRequire(import.meta.url)(process.argv[2] ?? '') as Asc
await asc.ready

// Ctrl-C reaches every process of a terminal; this one ends with the process that started it.
process.on('SIGINT', () => {})

process.on('message', ({ args, numbers }: CompilerRequest) => {
  const [stdout, stderr] = [asc.createMemoryStream(), asc.createMemoryStream()]
  asc.main(args, { stdout, stderr, transforms: [markFiles(numbers)] }, (error) => {
    process.send?.({ problem: error && `${stderr.toString()}${error.message}` })
    return error ? 1 : 0
  })
})
