import { startAnvil } from '@poco-explorer/devnet'
import { keccak256, numberToHex, pad, toHex } from 'viem'

/** Where the devnet has the hub, so that the PoCo subgraph takes these transfers for stake that moves. */
export const COIN = '0x0165878a594ca255338adfa4d48449f69242eb8f'
const TRANSFERS = 5
const TRANSACTIONS = 10
const FIRST_PERSON = 0x10000
const PEOPLE = 5_000
const GENESIS_TIME = 1_700_000_000
const BLOCK_SECONDS = 5
/** Both subgraphs begin at or before this block. */
const FIRST_BLOCK = 8
/** More than the engine reads one by one, because they may still change. */
const EMPTY_BLOCKS = 300

export const TRANSFER = keccak256(toHex('Transfer(address,address,uint256)'))

/**
 * A coin of two functions. Call data of two words logs `Transfer(i, i + 1, i)` for each `i` from the first word up to
 * the second; anything shorter is a view that returns the block number plus its argument.
 */
const COIN_CODE = [
  '0x36604011604457', // fewer than two words: go to the view
  '6020355f35', // end, i
  '5b805f52', // loop: mem[0] = i
  `80600101817f${TRANSFER.slice(2)}`, // i + 1, i, topic 0
  '60205fa3', // log
  '600101818110600c5700', // i + 1; again while it is below end
  '5b600435430160005260205ff3', // view
].join('')

/**
 * A chain of 50 transfers to a block, 5 by each of 10 transactions, between 5,000 accounts; then as many empty blocks as
 * make all of them final. The state is small, and that of every block is kept.
 */
export const openCoinChain = async (events, onProgress = () => {}) => {
  const perBlock = TRANSFERS * TRANSACTIONS
  const blocks = Math.ceil(events / perBlock)
  const anvil = await startAnvil({
    port: 0,
    genesisTime: GENESIS_TIME,
    statesKept: blocks + EMPTY_BLOCKS + 1_000,
  })
  const { rpc, rpcUrl } = anvil
  const post = async (requests) => {
    const body = JSON.stringify(requests.map((request, id) => ({ jsonrpc: '2.0', id, ...request })))
    const answer = await fetch(rpcUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })
    const failed = (await answer.json()).find(({ error }) => error)
    if (failed) throw new Error(`The chain refused a transaction: ${failed.error.message}`)
  }
  await rpc('anvil_setCode', [COIN, COIN_CODE])
  await rpc('anvil_mine', [numberToHex(FIRST_BLOCK - 1)])
  const senders = (await rpc('eth_accounts')).slice(0, TRANSACTIONS)
  const { timestamp } = await rpc('eth_getBlockByNumber', ['latest', false])
  let time = Number(timestamp)
  let next = 0
  for (let nth = 0; nth < blocks; nth += 1) {
    await post(
      senders.map((from) => {
        const start = FIRST_PERSON + (next % PEOPLE)
        next += TRANSFERS
        const data = `0x${[start, start + TRANSFERS].map((word) => pad(numberToHex(word)).slice(2)).join('')}`
        return { method: 'eth_sendTransaction', params: [{ from, to: COIN, data, gas: '0x80000' }] }
      }),
    )
    time += BLOCK_SECONDS
    await rpc('evm_mine', [time])
    onProgress(nth / blocks)
  }
  const last = FIRST_BLOCK + blocks - 1
  await rpc('anvil_mine', [numberToHex(EMPTY_BLOCKS)])
  const mined = await rpc('eth_getLogs', [{ fromBlock: numberToHex(last), toBlock: numberToHex(last) }])
  if (mined.length !== perBlock) throw new Error(`Block ${last} has ${mined.length} logs.`)
  return {
    rpcUrl,
    perBlock,
    first: FIRST_BLOCK,
    /** The last block of transfers. */
    last,
    head: last + EMPTY_BLOCKS,
    events: blocks * perBlock,
    close: anvil.close,
  }
}
