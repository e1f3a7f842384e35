import type { AbiType } from '../core/abi/abiType.js'
import { canonicalType } from '../core/abi/abiType.js'
import { findEvent } from '../core/abi/findInAbi.js'
import type { Abi, AbiEvent } from '../core/abi/parseAbi.js'
import { type CallOperand, parseDeclaredCall } from '../core/declaredCall.js'
import { EngineError } from '../core/errors.js'
import { isFileTemplate } from '../core/fileTemplates.js'
import type { Manifest, Mapping } from '../core/manifest.js'
import { isBefore } from './isBefore.js'

/** Since this specVersion declared calls may take members of structs. */
const STRUCT_FIELDS = '1.4.0'

/**
 * Throws when a declared call could never be made: it cannot be read, or names what neither the ABIs nor the event
 * have. Which ABIs there are is told by their path in the manifest.
 */
export const checkDeclaredCalls = (manifest: Manifest, abis: ReadonlyMap<string, Abi>): void => {
  const contracts = [
    ...manifest.dataSources.map((part) => ['data source', part] as const),
    ...manifest.templates.flatMap((part) => (isFileTemplate(part) ? [] : [['template', part] as const])),
  ]
  for (const [what, { name, source, mapping }] of contracts)
    for (const { event: text, handler, calls } of mapping.eventHandlers) {
      const own = abiNamed(source.abi, mapping, abis)
      const event = own && findEvent(own, text)
      for (const [label, expression] of Object.entries(calls)) {
        const problem = problemOf(expression, { mapping, abis, event, specVersion: manifest.specVersion })
        if (problem !== undefined)
          throw new EngineError(
            `The declared call ${label} of the handler ${handler} of ${what} ${name} is not valid: ` +
              `\`${expression}\` ${problem}.`,
            {
              facts: { [what === 'template' ? what : 'dataSource']: name, handler, call: label, expression },
              remedy: 'Correct `calls` in subgraph.yaml and build the subgraph again.',
            },
          )
      }
    }
}

type Surroundings = Readonly<{
  mapping: Mapping
  abis: ReadonlyMap<string, Abi>
  /** Undefined when the ABI does not have it, which is told when it is first emitted. */
  event: AbiEvent | undefined
  specVersion: string
}>

const abiNamed = (name: string, mapping: Mapping, abis: ReadonlyMap<string, Abi>): Abi | undefined => {
  const entry = mapping.abis.find((abi) => abi.name === name)
  return entry && abis.get(entry.file)
}

const problemOf = (expression: string, given: Surroundings): string | undefined => {
  const call = parseDeclaredCall(expression)
  if (!call) return 'is not of the form Abi[address].function(argument, …)'
  const abi = abiNamed(call.abi, given.mapping, given.abis)
  if (!abi)
    return `names the ABI ${call.abi}, and those of the mapping are ${listed(given.mapping.abis.map(nameOf))}`
  if (!abi.functions.has(call.function))
    return `names the function ${call.function}, which the ABI ${call.abi} lacks`
  return (
    addressProblem(call.address, given) ??
    call.args.map((operand) => operandProblem(operand, given)).find((problem) => problem !== undefined)
  )
}

const addressProblem = (operand: CallOperand, given: Surroundings): string | undefined => {
  const problem = operandProblem(operand, given)
  if (problem !== undefined || operand.kind !== 'parameter' || !given.event) return problem
  const type = typeAt(operand.path, given.event)
  return type && type.kind !== 'address'
    ? `calls ${operand.text}, which is of type ${canonicalType(type)} and no address`
    : undefined
}

const operandProblem = ({ text, kind, path }: CallOperand, given: Surroundings): string | undefined => {
  if (kind === 'unknown')
    return `has the operand ${text || '(nothing)'}, which is no address of 20 bytes, event.address or event.params.<name>`
  if (kind === 'entity') return `has the operand ${text}, which only data sources that are subgraphs know`
  if (kind !== 'parameter') return undefined
  if (path.length > 1 && isBefore(given.specVersion, STRUCT_FIELDS))
    return `has the operand ${text}, a field of a struct, which needs specVersion ${STRUCT_FIELDS} or newer`
  const { event } = given
  if (!event) return undefined
  if (!event.inputs.some(({ name }) => name === path[0]))
    return `has the operand ${text}, and the parameters of ${event.rendered} are ${listed(event.inputs.map(nameOf))}`
  return typeAt(path, event) ? undefined : `has the operand ${text}, and ${event.rendered} has no such field`
}

/** Type of a parameter or of a field in it; a field is named or counted from 0. */
const typeAt = ([name, ...fields]: readonly string[], event: AbiEvent): AbiType | undefined => {
  let type = event.inputs.find((input) => input.name === name)?.type
  for (const field of fields) {
    if (type?.kind !== 'tuple') return undefined
    const index: number = /^\d+$/.test(field) ? Number(field) : (type.names?.indexOf(field) ?? -1)
    type = type.components[index]
  }
  return type
}

const nameOf = ({ name }: Readonly<{ name: string }>): string => name

const listed = (names: readonly string[]): string => names.filter((name) => name !== '').join(', ') || 'none'
