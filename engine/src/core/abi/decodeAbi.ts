import type { AbiValue } from '../handler.js'
import { type AbiType, isDynamic } from './abiType.js'

const WORD = 32

/**
 * Decodes the parameters of one call or the data of one log. Tolerates dirty padding bits and bytes that
 * nobody points at; undefined when an offset or a length leaves the data. Bytes among the values are parts of `data`.
 */
export const decodeAbi = (types: readonly AbiType[], data: Uint8Array): AbiValue[] | undefined => {
  try {
    return new Decoder(data).sequence(types, 0)
  } catch (error) {
    if (error instanceof MalformedDataError) return undefined
    throw error
  }
}

class MalformedDataError extends Error {}

/** Lossy on purpose: contracts can write any bytes into a string. */
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })

class Decoder {
  readonly #data: Buffer
  /** An honest encoding reads each word about once; offsets that point back must not multiply the work. */
  #budget: number

  constructor(data: Uint8Array) {
    this.#data = Buffer.isBuffer(data) ? data : Buffer.from(data.buffer, data.byteOffset, data.byteLength)
    this.#budget = data.length + 1024
  }

  /** Values that lie one after the other from `start`, which offsets inside count from. */
  sequence(types: readonly AbiType[], start: number): AbiValue[] {
    let at = start
    return types.map((type) => {
      const value = isDynamic(type) ? this.#value(type, start + this.#offset(at)) : this.#value(type, at)
      at += headSize(type)
      return value
    })
  }

  #value(type: AbiType, at: number): AbiValue {
    if (--this.#budget < 0) throw new MalformedDataError()
    switch (type.kind) {
      case 'address':
        return { kind: 'address', value: this.#bytes(this.#word(at) + 12, 20) }
      case 'uint':
        return { kind: 'uint', value: this.#unsigned(this.#word(at)) }
      case 'int':
        return { kind: 'int', value: BigInt.asIntN(256, this.#unsigned(this.#word(at))) }
      case 'bool':
        return { kind: 'bool', value: this.#unsigned(this.#word(at)) !== 0n }
      case 'fixedBytes':
        return { kind: 'fixedBytes', value: this.#bytes(this.#word(at), type.size) }
      case 'bytes':
        return { kind: 'bytes', value: this.#bytes(at + WORD, this.#offset(at)) }
      case 'string':
        return { kind: 'string', value: utf8.decode(this.#bytes(at + WORD, this.#offset(at))) }
      case 'tuple':
        return { kind: 'tuple', value: this.sequence(type.components, at) }
      case 'fixedArray':
        return { kind: 'fixedArray', value: this.#elements(type.element, type.length, at) }
      case 'array':
        return { kind: 'array', value: this.#elements(type.element, this.#offset(at), at + WORD) }
    }
  }

  #elements(type: AbiType, length: number, at: number): AbiValue[] {
    if (length > this.#budget || length * headSize(type) > this.#data.length - at)
      throw new MalformedDataError()
    return this.sequence(new Array<AbiType>(length).fill(type), at)
  }

  /** A word that counts bytes or elements: it cannot exceed the data. */
  #offset(at: number): number {
    const value = this.#unsigned(this.#word(at))
    if (value > BigInt(this.#data.length)) throw new MalformedDataError()
    return Number(value)
  }

  #word(at: number): number {
    if (at + WORD > this.#data.length) throw new MalformedDataError()
    return at
  }

  #unsigned(at: number): bigint {
    const data = this.#data
    const low = data.readBigUInt64BE(at + 24)
    let first = at
    while (first < at + 24 && data[first] === 0) first++
    if (first === at + 24) return low
    const [a, b, c] = [data.readBigUInt64BE(at), data.readBigUInt64BE(at + 8), data.readBigUInt64BE(at + 16)]
    return (a << 192n) | (b << 128n) | (c << 64n) | low
  }

  #bytes(at: number, length: number): Uint8Array {
    if (at + length > this.#data.length) throw new MalformedDataError()
    return new Uint8Array(this.#data.buffer, this.#data.byteOffset + at, length)
  }
}

/** Bytes that a parameter of the type takes where its sequence starts. */
const headSize = (type: AbiType): number => {
  if (isDynamic(type)) return WORD
  if (type.kind === 'tuple') return type.components.reduce((sum, component) => sum + headSize(component), 0)
  return type.kind === 'fixedArray' ? type.length * headSize(type.element) : WORD
}
