import type { Log } from '../chain.js'
import type { AbiParam, AbiValue } from '../handler.js'
import { hexToBytes } from '../hex.js'
import type { AbiType } from './abiType.js'
import { decodeAbi } from './decodeAbi.js'
import type { AbiEvent } from './parseAbi.js'

/**
 * Parameters of a log in the order of the ABI, or undefined when the log is not of this shape: two events
 * with the same topic 0 differ in what is indexed, and only the fitting one decodes.
 *
 * An indexed parameter that is no single word (string, bytes, list, tuple) is only known as its hash and
 * comes as 32 fixed bytes.
 */
export const decodeLog = (event: AbiEvent, log: Pick<Log, 'topics' | 'data'>): AbiParam[] | undefined => {
  const indexed = event.inputs.filter((input) => input.indexed)
  const topics = event.anonymous ? log.topics : log.topics.slice(1)
  if (topics.length !== indexed.length || (!event.anonymous && log.topics[0] !== event.topic0))
    return undefined
  const body = event.inputs.filter((input) => !input.indexed).map(({ type }) => type)
  const values = decodeAbi(body, hexToBytes(log.data))
  const keys = decodeAbi(
    indexed.map(({ type }) => topicType(type)),
    Buffer.concat(topics.map(hexToBytes)),
  )
  if (!values || !keys) return undefined
  const [nextValue, nextKey] = [values[Symbol.iterator](), keys[Symbol.iterator]()]
  return event.inputs.map(({ name, indexed }) => ({
    name,
    value: (indexed ? nextKey : nextValue).next().value as AbiValue,
  }))
}

const topicType = (type: AbiType): AbiType => {
  switch (type.kind) {
    case 'string':
    case 'bytes':
    case 'array':
    case 'fixedArray':
    case 'tuple':
      return { kind: 'fixedBytes', size: 32 }
    default:
      return type
  }
}
