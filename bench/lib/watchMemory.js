import { execFileSync } from 'node:child_process'

/** Follows the resident memory of a process, in MB. `stop` gives all samples in their order. */
export const watchMemory = (pid) => {
  const samples = []
  const timer = setInterval(() => {
    const kilobytes = Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)]).toString())
    samples.push((kilobytes * 1_024) / 1e6)
  }, 500)
  return {
    stop: () => {
      clearInterval(timer)
      return samples
    },
  }
}
