import { BaseNode, type BaseSelection } from '../core/baseNode.js'
import type { GatewayChain } from '../core/chain.js'
import type { Ask, BlockArgument, Found, Reader } from '../core/reader.js'
import { RequestError } from '../core/requestError.js'
import type { ServedSchema } from '../schema/servedSchema.js'
import { parseUpstreamBody } from '../upstream/parseUpstreamBody.js'
import { upstreamFailure } from '../upstream/upstreamFailure.js'
import { type AnswerState, metaPart, stateOf } from './answerState.js'
import type { CompiledSelection, Plan } from './plan.js'
import { helperKey, type Part, partKey, upstreamRequest } from './upstreamRequest.js'

type Data = Readonly<Record<string, unknown>>
type Row = Readonly<Record<string, unknown>>

type Pending = Readonly<{
  parts: readonly Part[]
  resolve: (answers: readonly unknown[]) => void
  reject: (error: unknown) => void
}>

/** What the first request of an operation brought: base fields of the client, and the state behind everything. */
export type FirstAnswer = AnswerState & Readonly<{ data: Data; errors: readonly string[] }>

/** A reader of one operation, and the request it begins with. */
export type OperationReader = Readonly<{
  read: Reader
  /** Sends base fields together with everything asked so far. Call it once. */
  begin: () => Promise<FirstAnswer>
}>

/** The block of the first request is gone: the chain was reorganized in between. */
export class BlockLostError extends RequestError {
  override name = 'BlockLostError'
  constructor(cause: unknown) {
    super('UPSTREAM_UNAVAILABLE', 'The chain was reorganized while the answer was put together.', { cause })
  }
}

// Far below what one query may ask of any upstream.
const PARTS_PER_REQUEST = 100

/** Makes the reader of one operation. */
export const createReader = (
  { base }: ServedSchema,
  plan: Pick<Plan, 'prefix' | 'base' | 'variableDefinitions' | 'readsBlock'>,
  {
    chain,
    variables,
    signal,
  }: Readonly<{
    chain: Pick<GatewayChain, 'upstream'>
    variables: Data
    signal: AbortSignal | undefined
  }>,
): OperationReader => {
  const { prefix, variableDefinitions } = plan
  const queue: Pending[] = []
  const isKnown = ({ field }: Ask) => base.getQueryType()?.getFields()[field] !== undefined
  let first: Promise<FirstAnswer> | undefined
  let isScheduled = false

  const send = async (selection: CompiledSelection | undefined, parts: readonly Part[]) => {
    const given = { prefix, variableDefinitions, variables }
    const { document, variables: sent } = upstreamRequest(base, selection, parts, given)
    const { body, block } = await chain.upstream(document, sent, { signal })
    const answer = parseUpstreamBody(body)
    const keys = parts.map((_, index) => partKey(prefix, index))
    // What the gateway computes from must be there; fields of the client may be missing.
    if (!answer.data || keys.some((key) => !(key in (answer.data ?? {}))))
      throw upstreamFailure({ ...answer, errors: answer.errors.map(withoutPrefix(prefix)) })
    const { data } = answer
    return { answer, block, data, answers: keys.map((key) => data[key]) }
  }

  const begin = async (): Promise<FirstAnswer> => {
    const meta = plan.readsBlock ? metaPart(base) : undefined
    const sent = takeBatch(queue)
    const parts = [...(meta ? [meta] : []), ...sent.flatMap((pending) => pending.parts)]
    if (!plan.base && parts.length === 0) return { ...stateOf(undefined, null), data: {}, errors: [] }
    return handOut(sent, async () => {
      const { answer, block, data, answers } = await send(plan.base, parts)
      const state = stateOf(meta && answers[0], block)
      return { result: { ...state, data, errors: answer.errors }, answers: meta ? answers.slice(1) : answers }
    })
  }

  /** Sends what was asked since, at the block of the first answer. */
  const flush = (state: AnswerState): void => {
    isScheduled = false
    const pin = pinOf(state)
    while (queue.length > 0) {
      const sent = takeBatch(queue)
      const parts = sent.flatMap((pending) => pending.parts).map((part) => pinned(part, pin))
      const request = handOut(sent, async () => {
        const { answers } = await send(undefined, parts).catch((error) => {
          throw isLost(error) && pin ? new BlockLostError(error) : error
        })
        return { result: undefined, answers }
      })
      // Those who asked have been told.
      request.catch(() => {})
    }
  }

  const schedule = (): void => {
    if (isScheduled || !first) return
    isScheduled = true
    // After everything that goes on by the answers at hand, so that it travels together.
    void first.then(
      (state) => process.nextTick(flush, state),
      (error) => {
        for (const { reject } of queue.splice(0)) reject(error)
      },
    )
  }

  const readerAt = (block: BlockArgument | undefined): Reader => {
    const ask = ({ selections = [], ...asked }: Ask) =>
      new Promise<readonly unknown[]>((resolve, reject) => {
        const args = block ? { ...asked.args, block } : asked.args
        const one = { ...asked, ...(args && { args }) }
        const [selection, ...others] = selections
        const parts = [
          { ask: one, select: asked.select, selection },
          ...others.map((other) => ({ ask: one, select: undefined, selection: other })),
        ]
        queue.push({ parts, resolve, reject })
        schedule()
      })
    return {
      one: async (asked) => {
        if (!isKnown(asked)) return null
        const rows = (await ask(asked)) as readonly (Row | null)[]
        return rows[0] ? foundOf(prefix, asked, rows as readonly Row[]) : null
      },
      many: async (asked) => {
        if (!isKnown(asked)) return []
        const lists = (await ask(asked)) as readonly (readonly Row[])[]
        const [list = []] = lists
        return list.map((_, index) =>
          foundOf(
            prefix,
            asked,
            lists.map((rows) => rows[index] ?? {}),
          ),
        )
      },
      at: readerAt,
    }
  }

  return {
    read: readerAt(undefined),
    begin: () => {
      first = begin()
      if (queue.length > 0) schedule()
      return first
    },
  }
}

/** Variables and keys of look-ups as their view names them: clients know nothing of the others. */
const withoutPrefix = (prefix: string): ((message: string) => string) => {
  const added = new RegExp(`\\b${prefix}\\d+(?=[A-Za-z])`, 'g')
  return (message) => message.replace(added, '')
}

const isLost = (error: unknown): boolean =>
  error instanceof RequestError && error.code === 'BLOCK_NOT_INDEXED'

/** Moves waiting look-ups out of the queue, as many as one request should hold. */
const takeBatch = (queue: Pending[]): readonly Pending[] => {
  let parts = 0
  const end = queue.findIndex((pending) => {
    parts += pending.parts.length
    return parts > PARTS_PER_REQUEST
  })
  return queue.splice(0, end === -1 ? queue.length : Math.max(end, 1))
}

/** Gives those who asked their answers, or tells them why there are none. */
const handOut = async <Result>(
  sent: readonly Pending[],
  request: () => Promise<Readonly<{ result: Result; answers: readonly unknown[] }>>,
): Promise<Result> => {
  try {
    const { result, answers } = await request()
    let start = 0
    for (const { parts, resolve } of sent) {
      resolve(answers.slice(start, start + parts.length))
      start += parts.length
    }
    return result
  } catch (error) {
    for (const { reject } of sent) reject(error)
    throw error
  }
}

const pinOf = ({ block }: AnswerState): BlockArgument | undefined => {
  if (!block) return undefined
  return block.hash === '' ? { number: block.number } : { hash: block.hash }
}

const pinned = (part: Part, block: BlockArgument | undefined): Part =>
  !block || part.ask.args?.block ? part : { ...part, ask: { ...part.ask, args: { ...part.ask.args, block } } }

const foundOf = (prefix: string, { select, selections = [] }: Ask, rows: readonly Row[]): Found => {
  const [row = {}] = rows
  if (selections.length === 0) return { source: row, node: new BaseNode(new Map()) }
  const source: Record<string, unknown> = {}
  const own: Record<string, unknown> = { ...row }
  for (const field of Object.keys(select)) {
    const key = helperKey(prefix, field)
    source[field] = row[key]
    delete own[key]
  }
  const bySelection = selections.map(
    (selection, index) => [selection, index === 0 ? own : rows[index]] as const,
  )
  return { source, node: new BaseNode(new Map<BaseSelection, unknown>(bySelection)) }
}
