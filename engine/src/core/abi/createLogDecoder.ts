import type { Log } from '../chain.js'
import type { AbiParam, AbiValue } from '../handler.js'
import { hexToBytes } from '../hex.js'
import type { AbiType } from './abiType.js'
import { decodeAbi } from './decodeAbi.js'
import type { AbiEvent } from './parseAbi.js'

/** Parameters of a log in the order of the ABI, or undefined when the log is not of the event's shape. */
export type LogDecoder = (log: Pick<Log, 'topics' | 'data'>) => AbiParam[] | undefined

/**
 * Makes the decoder of an event. Two events with the same topic 0 differ in what is indexed, and only the fitting one
 * decodes.
 *
 * An indexed parameter that is no single word (string, bytes, list, tuple) is only known as its hash and
 * comes as 32 fixed bytes.
 */
export const createLogDecoder = ({ anonymous, topic0, inputs }: AbiEvent): LogDecoder => {
  const firstKey = anonymous ? 0 : 1
  const keyTypes = inputs.filter(({ indexed }) => indexed).map(({ type }) => topicType(type))
  const bodyTypes = inputs.filter(({ indexed }) => !indexed).map(({ type }) => type)
  return ({ topics, data }) => {
    if (topics.length !== firstKey + keyTypes.length || (!anonymous && topics[0] !== topic0)) return undefined
    let words = ''
    for (let index = firstKey; index < topics.length; index++) words += topics[index]?.slice(2)
    const keys = decodeAbi(keyTypes, Buffer.from(words, 'hex'))
    const values = decodeAbi(bodyTypes, hexToBytes(data))
    if (!values || !keys) return undefined
    let key = 0
    let value = 0
    return inputs.map(({ name, indexed }) => ({
      name,
      value: (indexed ? keys[key++] : values[value++]) as AbiValue,
    }))
  }
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
