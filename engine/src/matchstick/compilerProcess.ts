/**
 * Program of a compiler process: loads the AssemblyScript compiler, whose path is its argument, and answers
 * each message `{ args }` with `{ problem }`, the compiler's complaints or null.
 *
 * A process that stays compiles the next file in a fraction of the time, because its code is warm.
 */
import { createRequire } from 'node:module'

type Stream = { write(chunk: string | Uint8Array): void; toString(): string }

type Asc = {
  ready: Promise<unknown>
  createMemoryStream(): Stream
  main(
    args: string[],
    streams: { stdout: Stream; stderr: Stream },
    callback: (error: Error | null) => number,
  ): number
}

const asc = createRequire(import.meta.url)(process.argv[2] ?? '') as Asc
await asc.ready

process.on('message', ({ args }: { args: string[] }) => {
  const [stdout, stderr] = [asc.createMemoryStream(), asc.createMemoryStream()]
  asc.main(args, { stdout, stderr }, (error) => {
    process.send?.({ problem: error && `${stderr.toString()}${error.message}` })
    return error ? 1 : 0
  })
})
