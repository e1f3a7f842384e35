import { type KeptIndex, readKeptIndexes } from '@poco-explorer/engine'
import { describeFailure } from './describeFailure.js'
import type { Served } from './served.js'

/** What a data folder has, when no server indexes it. */
export const stoppedIndexes = (dataDir: string): readonly Served[] =>
  readKeptIndexes(dataDir).map(describeIndex)

const describeIndex = ({ network, deployment, head, failure }: KeptIndex): Served => {
  const place = head === undefined ? 'no block yet' : `block ${head}`
  const served = { name: network, detail: `${place}, ${deployment}` }
  if (!failure)
    return { ...served, state: 'stopped', notes: ['It goes on from there when a server is started.'] }
  const { handler, transactionHash, logIndex } = failure
  const facts = [
    `at block ${failure.block}`,
    ...(handler === undefined ? [] : [`in ${handler}`]),
    ...(transactionHash === undefined ? [] : [`transaction ${transactionHash}`]),
    ...(logIndex === undefined ? [] : [`log ${logIndex}`]),
  ]
  return { ...served, state: 'failed', notes: [facts.join(', '), ...describeFailure(failure)] }
}
