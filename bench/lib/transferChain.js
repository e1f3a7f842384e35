import { openDevnet } from '@poco-explorer/devnet'
import { encodeFunctionData, numberToHex, pad, parseAbi } from 'viem'

const PER_BLOCK = 50
const RECEIVERS = 5_000
const BLOCK_SECONDS = 5

/** Sends one nRLC to each address from `start` up to `end`: words 1 and 2 of the call, after the hub's address. */
const SENDER_CODE = [
  '0x63a9059cbb60e01b5f52', // mem[0] = selector of transfer(address,uint256)
  '6001602452', // mem[36] = 1
  '604035602035', // end, i
  '5b80600452', // loop: mem[4] = i
  '5f5f60445f5f5f355af1', // call the hub
  '15603257', // give up when it fails
  '600101', // i + 1
  '818110', // i < end
  '60155700', // again, or stop
  '5b5f5ffd', // give up
].join('')
const SENDER = '0x00000000000000000000000000000000005e4de5'
const ABI = parseAbi([
  'function approve(address, uint256) returns (bool)',
  'function balanceOf(address) view returns (uint256)',
  'function depositFor(uint256, address) returns (bool)',
])

/** A devnet on which one contract makes many transfers between PoCo accounts, 50 to a block. */
export const openTransferChain = async () => {
  const devnet = await openDevnet()
  const { rpc } = devnet.chain
  const { hub, rlc: token } = devnet.addresses
  const call = (functionName, args) => encodeFunctionData({ abi: ABI, functionName, args })
  let { number, time } = await devnet.chain.head()
  const first = number

  const mine = async (transaction) => {
    const hash = await rpc('eth_sendTransaction', [{ gas: numberToHex(900_000_000), ...transaction }])
    time += BLOCK_SECONDS
    number += 1
    await rpc('evm_setNextBlockTimestamp', [time])
    await rpc('evm_mine', [])
    const { status } = await rpc('eth_getTransactionReceipt', [hash])
    if (status !== '0x1') throw new Error(`Transaction ${hash} reverted.`)
  }

  await rpc('anvil_setCode', [SENDER, SENDER_CODE])
  const balances = await Promise.all(
    Object.values(devnet.accounts).map(async ({ address }) => ({
      address,
      balance: BigInt(await rpc('eth_call', [{ to: token, data: call('balanceOf', [address]) }, 'latest'])),
    })),
  )
  const { address: from, balance } = balances.reduce((a, b) => (b.balance > a.balance ? b : a))
  await mine({ from, to: token, data: call('approve', [hub, balance]) })
  await mine({ from, to: hub, data: call('depositFor', [balance, SENDER]) })

  return {
    devnet,
    head: () => number,
    /** Mines blocks of transfers. */
    mineTransfers: async (blocks) => {
      for (let nth = 0; nth < blocks; nth += 1) {
        const start = 0x10000 + (((number - first) * PER_BLOCK) % RECEIVERS)
        const words = [hub, numberToHex(start), numberToHex(start + PER_BLOCK)]
        const data = `0x${words.map((word) => pad(word).slice(2)).join('')}`
        await mine({ from, to: SENDER, data })
      }
    },
    perBlock: PER_BLOCK,
    close: () => devnet.close(),
  }
}
