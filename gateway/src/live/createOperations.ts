import { randomUUID } from 'node:crypto'
import {
  type DocumentNode,
  GraphQLError,
  getOperationAST,
  OperationTypeNode,
  validate,
} from 'graphql/index.js'
import type { Answering } from '../cache/createAnswering.js'
import type { Log } from '../core/log.js'
import { createLruCache } from '../core/lruCache.js'
import { checkSize, parseDocument } from '../executor/checkSize.js'
import type { ServedSchema } from '../schema/servedSchema.js'
import { reportError } from '../server/errorReport.js'
import { compileSubscription } from './compileSubscription.js'
import type { Hub } from './createHub.js'
import type { Mailbox } from './createMailbox.js'
import type { LiveAccount, LiveAdmission } from './liveAdmission.js'
import { type LiveMessage, liveMessage } from './liveMessage.js'

/** What a client sends to begin an operation. */
export type LiveRequest = Readonly<{
  query: string
  operationName?: string | undefined
  variables?: Readonly<Record<string, unknown>> | undefined
}>

/** An operation that may begin, or why it may not. */
export type LiveOperation =
  | Readonly<{ kind: 'invalid'; errors: readonly GraphQLError[] }>
  | Readonly<{ kind: 'query'; document: DocumentNode; run(signal?: AbortSignal): Promise<LiveMessage> }>
  | Readonly<{ kind: 'subscription'; document: DocumentNode; open(): Mailbox<LiveMessage> }>

/** Reads what clients send over connections that stay open. It never throws. */
export type Operations = (request: LiveRequest, admission: LiveAdmission) => LiveOperation

const DOCUMENTS = 1_000
const CHARACTERS = 300_000

/** Makes the operations of one chain. */
export const createOperations = ({
  served,
  answer,
  hub,
  log,
}: Readonly<{ served: ServedSchema; answer: Answering; hub: Hub; log: Log }>): Operations => {
  const read = createLruCache<DocumentNode | readonly GraphQLError[]>(DOCUMENTS, { characters: CHARACTERS })

  const parsed = (source: string, readDocument: LiveAccount['readDocument']) => {
    const document = parseDocument(source)
    readDocument(checkSize(document))
    const errors = validate(served.schema, document)
    return errors.length > 0 ? errors : document
  }
  const failure = (error: unknown): GraphQLError => {
    if (error instanceof GraphQLError) return error
    const { message, extensions } = reportError(error, { log, requestId: randomUUID() })
    return new GraphQLError(message, { extensions })
  }

  return ({ query: source, operationName, variables }, admission) => {
    try {
      const { readDocument, admit } = admission(source)
      const document = read.getOrCreate(source, () => parsed(source, readDocument))
      if (!('kind' in document)) return { kind: 'invalid', errors: document }
      const operation = getOperationAST(document, operationName)
      if (operation?.operation !== OperationTypeNode.SUBSCRIPTION)
        return {
          kind: 'query',
          document,
          run: async (signal) => {
            try {
              return liveMessage(await answer({ source, document, operationName, variables, signal, admit }))
            } catch (error) {
              if (signal?.aborted) throw error
              return { errors: [failure(error)] }
            }
          },
        }
      const subscription = compileSubscription(served, { document, operation, variables })
      return { kind: 'subscription', document, open: () => hub.open(subscription) }
    } catch (error) {
      return { kind: 'invalid', errors: [failure(error)] }
    }
  }
}
