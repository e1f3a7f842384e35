import type { IncomingMessage } from 'node:http'
import type { Position } from '../cache/createReader.js'
import { RequestError } from '../core/requestError.js'

/**
 * The blocks that a request wants to read: `x-block` is one block, `x-min-block` the least one.
 *
 * @throws RequestError when a header holds no block number.
 */
export const positionOf = ({ headers }: IncomingMessage): Position => ({
  block: blockNumber('x-block', headers['x-block']),
  minBlock: blockNumber('x-min-block', headers['x-min-block']),
})

/** True when a client chose the blocks to read, which graph-node knows nothing of. */
export const isPositioned = ({ headers }: IncomingMessage): boolean =>
  headers['x-block'] !== undefined || headers['x-min-block'] !== undefined

const blockNumber = (name: string, value: string | string[] | undefined): number | undefined => {
  if (value === undefined) return undefined
  if (typeof value === 'string' && /^\d{1,10}$/.test(value) && Number(value) <= 2_147_483_647)
    return Number(value)
  throw new RequestError('BAD_USER_INPUT', `The header ${name} must be a block number, not "${value}".`)
}
