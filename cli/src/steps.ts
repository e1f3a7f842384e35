import { performance } from 'node:perf_hooks'
import ora from 'ora'

/** Lets work in progress say how far it is. */
export type Progress = (text: string) => void

/** Shows long work as one line each: a spinner on a terminal, plain lines elsewhere. */
export type Steps = {
  /** Runs the work under a label; the line ends with its duration, and a result worth a word. */
  run<T>(label: string, work: (progress: Progress) => Promise<T>, summary?: (result: T) => string): Promise<T>
}

/** Steps on standard error, so that standard output stays for results. */
export const createSteps = (): Steps => ({
  async run(label, work, summary) {
    const start = performance.now()
    const spinner = ora({ text: label, stream: process.stderr, discardStdin: false }).start()
    try {
      const result = await work((text) => {
        spinner.text = `${label}: ${text}`
      })
      const seconds = ((performance.now() - start) / 1000).toFixed(1)
      const detail = summary ? `, ${summary(result)}` : ''
      spinner.succeed(`${label} (${seconds} s${detail})`)
      return result
    } catch (error) {
      spinner.stop()
      throw error
    }
  },
})
