import { zeroAddress, zeroHash } from 'viem'
import { RLC } from '../poco/amounts.js'
import { fileCid } from '../poco/fileCid.js'
import type { DatasetOrder, Signed } from '../poco/orders.js'
import { matchOrders } from './matchOrders.js'
import { signOrder, writeOrders } from './orderVerbs.js'
import { resourceOf } from './resourceVerbs.js'
import type { Scenario } from './scenario.js'
import type { Tale } from './tale.js'
import { contribute, finalize, initialize, reveal } from './taskVerbs.js'

/** Two tasks, each over a slice of dataset orders that are in files; between the orders is what is none. */
export const bulkDeal: Scenario = async (tale, { app, dataset, workerpool }) => {
  const offer = async (datasetprice: bigint) =>
    inFile(
      await signOrder(
        tale,
        'dataset',
        {
          dataset,
          datasetprice,
          volume: 1_000n,
          tag: zeroHash,
          apprestrict: app,
          workerpoolrestrict: zeroAddress,
          requesterrestrict: zeroAddress,
          salt: tale.random.word(),
        },
        resourceOf(tale, dataset).holder,
      ),
    )
  const slices = [
    [await offer(0n), null, { ...(await offer(0n)), volume: '-1' }, await offer(RLC)],
    [{ ...(await offer(0n)), volume: 1_000 }],
  ]
  const bulk = writeFile(
    tale,
    slices.map((slice) => writeFile(tale, slice)),
  )
  const orders = await writeOrders(tale, {
    app,
    workerpool,
    requester: 'requester',
    workerpoolPrice: RLC,
    volume: BigInt(slices.length),
    params: JSON.stringify({ bulk_cid: bulk }),
  })
  const deal = matchOrders(tale, orders)
  const task = initialize(tale, deal, 0, 'requester')
  await contribute(tale, task, 'worker1', 'All in bulk')
  reveal(tale, task, 'worker1')
  finalize(tale, task, '0x')
  initialize(tale, deal, 1, 'requester')
}

/** A signed order as requesters put it into files: every member a string. */
const inFile = (order: Signed<DatasetOrder>): Record<string, string> =>
  Object.fromEntries(Object.entries(order).map(([key, value]) => [key, String(value)]))

/** Makes a file part of the story; gives its CID. */
const writeFile = (tale: Tale, content: unknown): string => {
  const text = JSON.stringify(content)
  const cid = fileCid(text)
  tale.files.set(cid, text)
  return cid
}
