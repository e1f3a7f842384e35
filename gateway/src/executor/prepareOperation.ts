import {
  type DocumentNode,
  type FragmentDefinitionNode,
  getOperationAST,
  type OperationDefinitionNode,
  print,
  separateOperations,
} from 'graphql/index.js'
import { createLruCache } from '../core/lruCache.js'
import { RequestError } from '../core/requestError.js'
import type { ServedSchema } from '../schema/servedSchema.js'
import { compileOperation } from './compileOperation.js'
import { coerceVariables } from './evaluateArgs.js'
import { inspectOperation } from './inspectDocument.js'
import { type LoweredDocument, lowerIdentifiers } from './lowerIdentifiers.js'
import { compileCost, type OperationCost } from './operationCost.js'
import type { Plan } from './plan.js'

/** An operation, understood once and run many times. */
export type PreparedOperation =
  /** Uses base fields only: this text goes upstream. */
  | (LowerVariables & Readonly<{ kind: 'forward'; document: string }>)
  | (LowerVariables &
      Readonly<{
        kind: 'plan'
        fragments: ReadonlyMap<string, FragmentDefinitionNode>
        /** False for introspection alone. */
        isExtended: boolean
        variantFor: (variables: Readonly<Record<string, unknown>>) => Variant
      }>)

/** An operation with what its conditions leave of it. */
type Variant = Readonly<{ costOf: OperationCost; plan: () => Plan }>

type LowerVariables = Pick<LoweredDocument, 'lowerVariables'>

// Conditions are Booleans, so five of them at most have this many combinations.
const VARIANTS_PER_OPERATION = 32

/** Finds out what an operation needs. Compiles it unless it can be forwarded as it is. */
export const prepareOperation = (
  served: ServedSchema,
  {
    source,
    document: given,
    operationName,
  }: Readonly<{ source: string; document: DocumentNode; operationName: string | undefined }>,
): PreparedOperation => {
  const { document, isChanged, lowerVariables } = lowerIdentifiers(served.schema, given)
  const operation = selectOperation(document, operationName)
  const inspection = inspectOperation(served, document, operation)
  if (!inspection.extends && !inspection.introspects)
    return {
      kind: 'forward',
      lowerVariables,
      document: textOf(operation, { source: isChanged ? print(document) : source, document }),
    }

  const variants = createLruCache<Variant>(VARIANTS_PER_OPERATION)
  const conditional = (operation.variableDefinitions ?? []).filter(({ variable }) =>
    inspection.conditionVariables.includes(variable.name.value),
  )
  return {
    kind: 'plan',
    lowerVariables,
    fragments: inspection.fragments,
    isExtended: inspection.extends,
    variantFor: (variables) => {
      const conditions = coerceVariables(served.schema, conditional, variables)
      return variants.getOrCreate(JSON.stringify(conditions), () => {
        let plan: Plan | undefined
        return {
          costOf: compileCost(served, operation, { fragments: inspection.fragments, conditions }),
          // Not before the cost is known to be bearable.
          plan: () => {
            plan ??= compileOperation(served, operation, { source, inspection, conditions })
            return plan
          },
        }
      })
    },
  }
}

const selectOperation = (document: DocumentNode, name: string | undefined): OperationDefinitionNode => {
  const operation = getOperationAST(document, name)
  if (!operation)
    throw new RequestError(
      'BAD_USER_INPUT',
      name === undefined
        ? 'The document holds several operations: say which with "operationName".'
        : `The document has no operation named "${name}".`,
    )
  if (operation.operation === 'subscription')
    throw new RequestError(
      'BAD_USER_INPUT',
      'Subscribe over a WebSocket, or with the header "Accept: text/event-stream".',
    )
  if (operation.operation !== 'query')
    throw new RequestError('BAD_USER_INPUT', `Only queries are answered, not a ${operation.operation}.`)
  return operation
}

/** graph-node takes no `operationName`, so of several operations only the chosen one is sent. */
const textOf = (
  operation: OperationDefinitionNode,
  { source, document }: Readonly<{ source: string; document: DocumentNode }>,
): string => {
  const operations = separateOperations(document)
  if (Object.keys(operations).length < 2) return source
  const single = operations[operation.name?.value ?? '']
  return single ? print(single) : source
}
