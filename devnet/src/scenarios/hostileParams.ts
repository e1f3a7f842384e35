import { RLC } from '../poco/amounts.js'
import { matchOrders } from './matchOrders.js'
import { type Terms, writeOrders } from './orderVerbs.js'
import type { Scenario } from './scenario.js'
import { contribute, finalize, initialize, reveal } from './taskVerbs.js'

const NESTING = 1_000
const LONG = 4_000

/** Params strangers could write, each legal for the contract and none an object of known keys. */
export const HOSTILE_PARAMS: readonly NonNullable<Terms['params']>[] = [
  '[1]',
  '5',
  'null',
  'true',
  '"text"',
  '{"bulk_cid": 7}',
  '{"bulk_cid": "not a cid"}',
  '{"bulk_cid": null, "iexec_args": {"a": [1, 2]}, "iexec_input_files": "no list", "iexec_secrets": []}',
  '{"iexec_args": "open',
  '{"a": 1, "a": 2, "__proto__": {"b": 1}}',
  '{"n": 1e999, "m": 123456789012345678901234567890}',
  '{"text": "\\u0000 \\ud800 \\u2028"}',
  '\u0000',
  '☃ 𝄞 \u202e',
  '{}',
  '   ',
  `${'['.repeat(NESTING)}${']'.repeat(NESTING)}`,
  JSON.stringify({ iexec_args: 'x'.repeat(LONG) }),
  { bytes: '0xff' },
  { bytes: '0xc328a0a1e228a1f09f92' },
  { bytes: '0x7b2269657865635f61726773223a22ff227d' },
]

const DEALS_PER_BLOCK = 4

/** Deals whose params are no JSON object, no JSON, or not even text; several of them per block. */
export const hostileParams: Scenario = async (tale, { app, workerpool }) => {
  for (let start = 0; start < HOSTILE_PARAMS.length; start += DEALS_PER_BLOCK)
    await tale.together(async () => {
      for (const params of HOSTILE_PARAMS.slice(start, start + DEALS_PER_BLOCK))
        matchOrders(tale, await writeOrders(tale, { app, workerpool, requester: 'requester', params }))
    })
  const orders = await writeOrders(tale, {
    app,
    workerpool,
    requester: 'requester',
    workerpoolPrice: RLC,
    params: '{"bulk_cid": ["list"]}',
  })
  const deal = matchOrders(tale, orders)
  const task = initialize(tale, deal, 0, 'requester')
  await contribute(tale, task, 'worker1', 'whatever')
  reveal(tale, task, 'worker1')
  finalize(tale, task, '0xff00ff7b')
}
