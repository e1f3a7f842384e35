import { createRequire } from 'node:module'
import { type Devnet, openDevnet, type Transaction } from '@poco-explorer/devnet'
import {
  type Address,
  concatHex,
  encodeAbiParameters,
  encodeFunctionData,
  getContractAddress,
  type Hex,
  parseAbi,
  toFunctionSelector,
  zeroAddress,
} from 'viem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { query, untilIndexed } from './graphql.js'
import { freshFolder, type Node, startPoco } from './poco.js'

const updateAbi = parseAbi([
  'function updateContract(address delegate, string functionSignatures, string commitMessage)',
])
const queryAbi = parseAbi(['function totalFunctions() view returns (uint256)'])

const codeOf = (contract: string): Hex =>
  createRequire(import.meta.url)(`@iexec/solidity/build/contracts/${contract}.json`).bytecode

const UPDATE = 'updateContract(address,string,string)'
const QUERIES = ['totalFunctions()', 'functionByIndex(uint256)']

describe('an index of a hub before PoCo 6.0', () => {
  let devnet: Devnet
  let node: Node
  let url: string
  let updater: Address
  let queries: Address

  beforeAll(async () => {
    devnet = await openDevnet()
    const { hub } = devnet.addresses
    const admin = devnet.accounts.admin.address
    // The same account creates another contract at the address of the hub, in the same block as the diamond.
    const nonce = devnet.startBlocks.hub - 1
    expect(getContractAddress({ from: admin, nonce: BigInt(nonce) })).toBe(hub)
    const filler: Transaction = { from: 'admin', to: admin, data: '0x' }
    updater = getContractAddress({ from: admin, nonce: BigInt(nonce - 2) })
    queries = getContractAddress({ from: admin, nonce: BigInt(nonce - 1) })
    const update = (delegate: Address, signatures: readonly string[], message: string): Transaction => ({
      from: 'admin',
      to: hub,
      data: encodeFunctionData({
        abi: updateAbi,
        functionName: 'updateContract',
        args: [delegate, signatures.map((signature) => `${signature};`).join(''), message],
      }),
    })
    const blocks: Transaction[][] = [
      ...Array.from({ length: nonce - 2 }, () => [filler]),
      [{ from: 'admin', to: null, data: codeOf('ERC1538UpdateDelegate') }],
      [{ from: 'admin', to: null, data: codeOf('ERC1538QueryDelegate') }],
      [
        {
          from: 'admin',
          to: null,
          data: concatHex([codeOf('ERC1538Proxy'), encodeAbiParameters([{ type: 'address' }], [updater])]),
        },
      ],
      [update(queries, QUERIES, 'Link the queries'), update(zeroAddress, [QUERIES[1] ?? ''], 'One less')],
    ]
    const { number } = await devnet.chain.head()
    await devnet.reorg(number, blocks)
    node = await startPoco(['--rpc-url', devnet.rpcUrl, '--data-dir', freshFolder()])
    url = `${node.url}/graphql`
    await untilIndexed(url, await devnet.chain.head())
  })
  afterAll(async () => {
    await node?.stop()
    await devnet?.close()
  })

  test('is of a proxy that has the functions it was given last', async () => {
    const data = encodeFunctionData({ abi: queryAbi, functionName: 'totalFunctions' })
    expect(BigInt(await devnet.chain.call(devnet.addresses.hub, data))).toBe(2n)
  })

  test('shows each FunctionUpdate, and the CommitMessage that says why', async () => {
    const { commitMessages, functionUpdates, ownershipTransferreds } = await query<{
      commitMessages: unknown
      functionUpdates: unknown
      ownershipTransferreds: unknown
    }>(
      url,
      `{ commitMessages(orderBy: blockNumber) { contract message blockNumber }
         functionUpdates(orderBy: blockNumber) { selector oldDelegate newDelegate functionSignature }
         ownershipTransferreds { contract newOwner { id } } }`,
    )
    const linked = (signature: string, from: Address, to: Address) => ({
      selector: toFunctionSelector(signature),
      oldDelegate: from.toLowerCase(),
      newDelegate: to.toLowerCase(),
      functionSignature: signature,
    })
    const [total = '', byIndex = ''] = QUERIES
    expect(functionUpdates).toEqual([
      linked(UPDATE, zeroAddress, updater),
      linked(total, zeroAddress, queries),
      linked(byIndex, zeroAddress, queries),
      linked(byIndex, queries, zeroAddress),
    ])
    const contract = devnet.addresses.hub.toLowerCase()
    const { hub: created } = devnet.startBlocks
    expect(commitMessages).toEqual([
      {
        contract,
        message: 'Added ERC1538 updateContract function at contract creation',
        blockNumber: `${created}`,
      },
      { contract, message: 'Link the queries', blockNumber: `${created + 1}` },
      { contract, message: 'One less', blockNumber: `${created + 1}` },
    ])
    const owner = { id: devnet.accounts.admin.address.toLowerCase() }
    expect(ownershipTransferreds).toEqual([{ contract, newOwner: owner }])
  })
})
