import fc from 'fast-check'
import {
  type AbiParameter,
  decodeAbiParameters,
  encodeAbiParameters,
  encodeEventTopics,
  type Hex,
  parseAbi as parseViemAbi,
} from 'viem'
import { describe, expect, test } from 'vitest'
import type { AbiValue } from '../handler.js'
import { bytesToHex, hexToBytes } from '../hex.js'
import { type AbiType, canonicalType, parseAbiType } from './abiType.js'
import { createLogDecoder } from './createLogDecoder.js'
import { decodeAbi } from './decodeAbi.js'
import { encodeAbi, encodeCall, fits } from './encodeAbi.js'
import { findEvent, findFunction } from './findInAbi.js'
import { parseAbi } from './parseAbi.js'
import { topicOf } from './signature.js'

/** A type with a value of it, in our shape and in the shape that viem takes. */
type Sample = { type: AbiType; value: AbiValue; model: unknown }

const bytes = (length: { min: number; max: number }) =>
  fc.uint8Array({ minLength: length.min, maxLength: length.max }).map((value) => new Uint8Array(value))

const number = (kind: 'int' | 'uint'): fc.Arbitrary<Sample> =>
  fc.integer({ min: 1, max: 32 }).chain((size) => {
    const bits = size * 8
    const [min, max] =
      kind === 'int'
        ? [-(2n ** BigInt(bits - 1)), 2n ** BigInt(bits - 1) - 1n]
        : [0n, 2n ** BigInt(bits) - 1n]
    return fc.bigInt(min, max).map((value) => ({
      type: { kind, bits },
      value: { kind, value },
      // viem takes small integers as numbers.
      model: bits <= 48 ? Number(value) : value,
    }))
  })

const elementary: fc.Arbitrary<Sample> = fc.oneof(
  number('int'),
  number('uint'),
  bytes({ min: 20, max: 20 }).map(
    (value): Sample => ({
      type: { kind: 'address' },
      value: { kind: 'address', value },
      model: bytesToHex(value),
    }),
  ),
  bytes({ min: 1, max: 32 }).map(
    (value): Sample => ({
      type: { kind: 'fixedBytes', size: value.length },
      value: { kind: 'fixedBytes', value },
      model: bytesToHex(value),
    }),
  ),
  bytes({ min: 0, max: 70 }).map(
    (value): Sample => ({
      type: { kind: 'bytes' },
      value: { kind: 'bytes', value },
      model: bytesToHex(value),
    }),
  ),
  fc.string({ unit: 'grapheme', maxLength: 40 }).map(
    (value): Sample => ({
      type: { kind: 'string' },
      value: { kind: 'string', value },
      model: value,
    }),
  ),
  fc
    .boolean()
    .map((value): Sample => ({ type: { kind: 'bool' }, value: { kind: 'bool', value }, model: value })),
)

/** Lists repeat one element, which keeps all elements of one type. */
const list = (sample: Sample, count: number, fixed: boolean): Sample => ({
  type: fixed
    ? { kind: 'fixedArray', element: sample.type, length: count }
    : { kind: 'array', element: sample.type },
  value: { kind: fixed ? 'fixedArray' : 'array', value: new Array<AbiValue>(count).fill(sample.value) },
  model: new Array<unknown>(count).fill(sample.model),
})

const tuple = (members: Sample[]): Sample => ({
  type: { kind: 'tuple', components: members.map(({ type }) => type) },
  value: { kind: 'tuple', value: members.map(({ value }) => value) },
  model: members.map(({ model }) => model),
})

const { sample } = fc.letrec<{ sample: Sample }>((tie) => ({
  sample: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    elementary,
    fc
      .tuple(tie('sample'), fc.integer({ min: 0, max: 3 }))
      .map(([inner, count]) => list(inner, count, false)),
    fc.tuple(tie('sample'), fc.integer({ min: 1, max: 3 })).map(([inner, count]) => list(inner, count, true)),
    fc.array(tie('sample'), { minLength: 1, maxLength: 4 }).map(tuple),
  ),
}))

const parameter = (type: AbiType): AbiParameter => {
  if (type.kind === 'tuple') return { type: 'tuple', components: type.components.map(parameter) }
  if (type.kind === 'array') return { ...parameter(type.element), type: `${parameter(type.element).type}[]` }
  if (type.kind === 'fixedArray')
    return { ...parameter(type.element), type: `${parameter(type.element).type}[${type.length}]` }
  return { type: canonicalType(type) }
}

const samples = fc.array(sample, { minLength: 0, maxLength: 4 })

describe('the codec', () => {
  test('encodes what viem encodes', () => {
    fc.assert(
      fc.property(samples, (given) => {
        const model = encodeAbiParameters(
          given.map(({ type }) => parameter(type)),
          given.map(({ model }) => model),
        )
        expect(bytesToHex(encodeAbi(given.map(({ value }) => value)))).toBe(model)
      }),
      { numRuns: 500 },
    )
  })

  test('decodes what was encoded, and knows which values fit which types', () => {
    fc.assert(
      fc.property(samples, (given) => {
        const values = given.map(({ value }) => value)
        const types = given.map(({ type }) => type)
        expect(decodeAbi(types, encodeAbi(values))).toEqual(values)
        expect(given.every(({ type, value }) => fits(type, value))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('never fails otherwise than by undefined, whatever the bytes', () => {
    fc.assert(
      fc.property(samples, fc.uint8Array({ maxLength: 400 }), fc.nat(), (given, noise, cut) => {
        const types = given.map(({ type }) => type)
        const encoded = encodeAbi(given.map(({ value }) => value))
        const broken = encoded.subarray(0, cut % (encoded.length + 1))
        const whole = decodeAbi(types, broken)
        if (broken.length === encoded.length) expect(whole).toBeDefined()
        const values = decodeAbi(types, noise)
        if (values) expect(values.length).toBe(types.length)
      }),
      { numRuns: 1000 },
    )
  })

  test('agrees with viem on cut data of words', () => {
    const types: AbiType[] = [{ kind: 'uint', bits: 256 }, { kind: 'address' }]
    const data = encodeAbi([
      { kind: 'uint', value: 1n },
      { kind: 'address', value: new Uint8Array(20) },
    ])
    expect(decodeAbi(types, data.subarray(0, 63))).toBeUndefined()
    expect(() => decodeAbiParameters(types.map(parameter), bytesToHex(data.subarray(0, 63)))).toThrow()
  })

  test('tolerates dirty padding bits', () => {
    const dirty = hexToBytes(`0x${'ff'.repeat(32)}`)
    expect(decodeAbi([{ kind: 'address' }], dirty)).toEqual([
      { kind: 'address', value: new Uint8Array(20).fill(255) },
    ])
    expect(decodeAbi([{ kind: 'bool' }], dirty)).toEqual([{ kind: 'bool', value: true }])
    expect(decodeAbi([{ kind: 'fixedBytes', size: 2 }], dirty)).toEqual([
      { kind: 'fixedBytes', value: new Uint8Array(2).fill(255) },
    ])
  })

  test('refuses lengths and offsets beyond the data without allocating for them', () => {
    const word = (value: bigint) => value.toString(16).padStart(64, '0')
    const at = (...words: bigint[]) => hexToBytes(`0x${words.map(word).join('')}`)
    const type = (text: string) => [parseAbiType(text)!]
    expect(decodeAbi(type('uint256[]'), at(32n, 2n ** 200n))).toBeUndefined()
    expect(decodeAbi(type('bytes'), at(32n, 33n, 0n))).toBeUndefined()
    expect(decodeAbi(type('string'), at(2n ** 255n))).toBeUndefined()
    // All four elements of a level are the next level: 4^12 values out of 61 words.
    const nested = at(32n, ...new Array<bigint[]>(12).fill([4n, 128n, 128n, 128n, 128n]).flat())
    expect(decodeAbi(type('uint256[][][][][][][][][][][][]'), nested)).toBeUndefined()
  })

  test('text that is no UTF-8 is decoded with replacement characters', () => {
    const data = encodeAbi([{ kind: 'bytes', value: new Uint8Array([0x61, 0xff]) }])
    expect(decodeAbi([{ kind: 'string' }], data)).toEqual([{ kind: 'string', value: 'a\ufffd' }])
  })
})

describe('parseAbiType()', () => {
  test('reads nested tuples and lists', () => {
    const texts = ['(address,(bytes32,string)[2])[]', 'uint8', 'int256[3][]', '()', 'bytes1']
    expect(texts.map((text) => canonicalType(parseAbiType(text)!))).toEqual(texts)
  })

  test('resolves aliases', () => {
    expect(canonicalType(parseAbiType('(uint,int[])')!)).toBe('(uint256,int256[])')
  })

  test('refuses what is no type', () => {
    for (const text of [
      '',
      'uint7',
      'uint264',
      'bytes33',
      'bytes0',
      '(uint8',
      'uint8)',
      'tuple',
      'address[x]',
      '(a)',
      '(uint8,)',
    ])
      expect([text, parseAbiType(text)]).toEqual([text, undefined])
  })
})

const erc20 = parseAbi(
  parseViemAbi([
    'event Transfer(address indexed from, address indexed to, uint256 value)',
    'event Named(string indexed name, bytes data, (uint8 a, string b)[] indexed list)',
    'event Twice(uint256 a)',
    'event Twice(address a)',
    'function balanceOf(address owner) view returns (uint256)',
    'function many((uint8 a, address b)[2] list) returns (bool ok, (string s) inner)',
    'function touch()',
  ]),
)

describe('an ABI', () => {
  test('finds events as the manifest writes them, with or without indexed', () => {
    const rendered = 'Transfer(indexed address,indexed address,uint256)'
    expect(findEvent(erc20, rendered)?.topic0).toBe(
      '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef',
    )
    expect(findEvent(erc20, 'Transfer(address,address,uint256)')).toBe(findEvent(erc20, rendered))
    expect(findEvent(erc20, 'Transfer(address,indexed address,uint256)')).toBeUndefined()
    expect(findEvent(erc20, 'Twice(address)')?.signature).toBe('Twice(address)')
    expect(findEvent(erc20, 'Nothing()')).toBeUndefined()
    expect(topicOf(rendered)).toBe(findEvent(erc20, rendered)?.topic0)
  })

  test('finds functions by their full signature', () => {
    expect(findFunction(erc20, 'balanceOf', 'balanceOf(address):(uint256)')?.selector).toBe('0x70a08231')
    expect(findFunction(erc20, 'many', 'many((uint8,address)[2]):(bool,(string))')).toBeDefined()
    expect(findFunction(erc20, 'touch', 'touch()')).toBeDefined()
    expect(findFunction(erc20, 'balanceOf', 'balanceOf(address):(uint8)')).toBeUndefined()
  })

  test('encodes calls only of values that fit', () => {
    const touch = findFunction(erc20, 'touch', 'touch()')!
    expect(bytesToHex(encodeCall(touch, [])!)).toBe(touch.selector)
    expect(encodeCall(touch, [{ kind: 'bool', value: true }])).toBeUndefined()
  })

  test('is read from an artifact, and refuses unknown types', () => {
    expect(parseAbi({ abi: [{ type: 'event', name: 'E' }] }).events.get('E')).toHaveLength(1)
    expect(() => parseAbi([{ type: 'function', name: 'f', inputs: [{ type: 'uint7' }] }])).toThrow(
      'The ABI is not valid: unknown type `uint7`.',
    )
    expect(() => parseAbi({})).toThrow('The ABI is not valid')
  })
})

describe('createLogDecoder()', () => {
  const event = findEvent(erc20, 'Transfer(address,address,uint256)')!
  const address = (digit: string) => `0x${digit.repeat(40)}` as Hex
  const topic = (digit: string) => `0x${'0'.repeat(24)}${digit.repeat(40)}` as Hex
  const data: Hex = `0x${'0'.repeat(63)}7`

  test('gives the parameters in the order of the ABI', () => {
    expect(createLogDecoder(event)({ topics: [event.topic0, topic('a'), topic('b')], data })).toEqual([
      { name: 'from', value: { kind: 'address', value: new Uint8Array(hexToBytes(address('a'))) } },
      { name: 'to', value: { kind: 'address', value: new Uint8Array(hexToBytes(address('b'))) } },
      { name: 'value', value: { kind: 'uint', value: 7n } },
    ])
  })

  test('leaves alone a log of the same topic 0 with other indexing, or with too little data', () => {
    const three = [event.topic0, topic('a'), topic('b'), data]
    expect(createLogDecoder(event)({ topics: three, data: '0x' })).toBeUndefined()
    expect(createLogDecoder(event)({ topics: three.slice(0, 3), data: '0x' })).toBeUndefined()
    expect(createLogDecoder(event)({ topics: [topic('c'), topic('a'), topic('b')], data })).toBeUndefined()
  })

  test('an indexed text or list is its hash', () => {
    const named = findEvent(erc20, 'Named(indexed string,bytes,indexed (uint8,string)[])')!
    const topics = encodeEventTopics({
      abi: parseViemAbi(['event Named(string indexed name, bytes data)']),
      args: { name: 'poco' },
    })
    const hash = topics[1] as Hex
    const log = {
      topics: [named.topic0, hash, data],
      data: bytesToHex(encodeAbi([{ kind: 'bytes', value: new Uint8Array(3) }])),
    }
    expect(
      createLogDecoder(named)(log)?.map(({ value }) => [value.kind, bytesToHex(value.value as Uint8Array)]),
    ).toEqual([
      ['fixedBytes', hash],
      ['bytes', '0x000000'],
      ['fixedBytes', data],
    ])
  })

  test('an anonymous event has its first indexed parameter in topic 0', () => {
    const note = parseAbi([
      {
        type: 'event',
        name: 'Note',
        anonymous: true,
        inputs: [{ name: 'sig', type: 'bytes4', indexed: true }],
      },
    ]).events.get('Note')?.[0]
    const sig: Hex = `0x01020304${'0'.repeat(56)}`
    expect(createLogDecoder(note!)({ topics: [sig], data: '0x' })).toEqual([
      { name: 'sig', value: { kind: 'fixedBytes', value: new Uint8Array([1, 2, 3, 4]) } },
    ])
  })
})
