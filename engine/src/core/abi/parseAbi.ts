import { z } from 'zod'
import { EngineError } from '../errors.js'
import type { Hex } from '../hex.js'
import { type AbiType, canonicalType, parseAbiType } from './abiType.js'
import { selectorOf, topicOf, typeList } from './signature.js'

export type AbiInput = Readonly<{ name: string; type: AbiType; indexed: boolean }>

export type AbiFunction = Readonly<{
  name: string
  inputs: readonly AbiInput[]
  outputs: readonly AbiInput[]
  /** As generated contract classes write it: `name(in1,in2):(out1,out2)`, without outputs `name(in1,in2)`. */
  signature: string
  /** First four bytes of the call data. */
  selector: Hex
  /** Whether a call of it is meant to change nothing. */
  readOnly: boolean
}>

export type AbiEvent = Readonly<{
  name: string
  inputs: readonly AbiInput[]
  anonymous: boolean
  /** As a manifest writes it: `Transfer(indexed address,indexed address,uint256)`. */
  rendered: string
  /** Without `indexed`: `Transfer(address,address,uint256)`. */
  signature: string
  topic0: Hex
}>

/** Functions and events of a contract, by name; overloads in the order of the file. */
export type Abi = Readonly<{
  functions: ReadonlyMap<string, readonly AbiFunction[]>
  events: ReadonlyMap<string, readonly AbiEvent[]>
}>

type RawInput = {
  name?: string | undefined
  type: string
  indexed?: boolean | undefined
  components?: RawInput[] | undefined
}

const rawInput: z.ZodType<RawInput> = z.object({
  name: z.string().optional(),
  type: z.string(),
  indexed: z.boolean().optional(),
  get components() {
    return z.array(rawInput).optional()
  },
})

const rawEntry = z.object({
  type: z.string().default('function'),
  name: z.string().optional(),
  inputs: z.array(rawInput).default([]),
  outputs: z.array(rawInput).default([]),
  anonymous: z.boolean().default(false),
  stateMutability: z.string().optional(),
})

/**
 * Reads a JSON ABI: the array itself or an artifact that holds it under `abi`. Constructors, fallbacks and
 * errors are of no use to mappings and are left out.
 */
export const parseAbi = (json: unknown): Abi => {
  const array = Array.isArray(json) ? json : (json as { abi?: unknown } | null)?.abi
  const result = z.array(rawEntry).safeParse(array)
  if (!result.success)
    throw invalid(result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`))
  const functions = new Map<string, AbiFunction[]>()
  const events = new Map<string, AbiEvent[]>()
  for (const { type, name, inputs, outputs, anonymous, stateMutability } of result.data) {
    if (name === undefined) continue
    if (type === 'function')
      append(functions, name, {
        ...toFunction(name, inputs.map(toInput), outputs.map(toInput)),
        readOnly: stateMutability === 'view' || stateMutability === 'pure',
      })
    if (type === 'event') append(events, name, toEvent(name, inputs.map(toInput), anonymous))
  }
  return { functions, events }
}

const append = <T>(map: Map<string, T[]>, name: string, value: T): void => {
  const values = map.get(name)
  if (values) values.push(value)
  else map.set(name, [value])
}

const toInput = (raw: RawInput): AbiInput => ({
  name: raw.name ?? '',
  type: toType(raw),
  indexed: raw.indexed ?? false,
})

const toType = (raw: RawInput): AbiType => {
  const type = parseAbiType(raw.type, raw.components?.map(toInput))
  if (!type) throw invalid([`unknown type \`${raw.type}\``])
  return type
}

const toFunction = (
  name: string,
  inputs: readonly AbiInput[],
  outputs: readonly AbiInput[],
): Omit<AbiFunction, 'readOnly'> => {
  const call = `${name}(${typeList(inputs)})`
  const signature = outputs.length === 0 ? call : `${call}:(${typeList(outputs)})`
  return { name, inputs, outputs, signature, selector: selectorOf(call) }
}

const toEvent = (name: string, inputs: readonly AbiInput[], anonymous: boolean): AbiEvent => {
  const signature = `${name}(${typeList(inputs)})`
  const rendered = inputs.map(({ type, indexed }) => `${indexed ? 'indexed ' : ''}${canonicalType(type)}`)
  return {
    name,
    inputs,
    anonymous,
    signature,
    rendered: `${name}(${rendered.join(',')})`,
    topic0: topicOf(signature),
  }
}

const invalid = (problems: readonly string[]): EngineError =>
  new EngineError(`The ABI is not valid: ${problems.join('; ')}.`, {
    facts: { problems },
    remedy: 'Take the ABI from the contract build and build the subgraph again.',
  })
