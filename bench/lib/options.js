import { parseArgs } from 'node:util'

/** What a benchmark was asked for on the command line. */
export const readOptions = () => {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      seconds: { type: 'string' },
      json: { type: 'string' },
    },
  })
  const { quick, json } = values
  const seconds = Number(values.seconds ?? (quick ? 2 : 5))
  if (!(seconds > 0)) throw new Error('--seconds must be a number above 0.')
  return { tasks: quick ? 50_000 : 1_000_000, seconds, json, quick }
}
