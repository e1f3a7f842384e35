import { expect, test } from 'vitest'
import { parseLogs, parseReceipt } from './parse.js'

const word = (digit: string) => `0x${digit.repeat(64)}`
const place = {
  transactionHash: word('a'),
  transactionIndex: '0x0',
  blockHash: word('b'),
  blockNumber: '0x5',
}
const logAt = (logIndex: string, data: string) => ({
  ...place,
  logIndex,
  data,
  address: `0x${'c'.repeat(40)}`,
  topics: [word('1'), word('2')],
})
const receiptOf = (logs: readonly unknown[]) => ({
  ...place,
  cumulativeGasUsed: '0x2',
  gasUsed: '0x1',
  logs,
  logsBloom: '0x0',
  status: '0x1',
})
/** As it would come from the RPC a second time: nothing of it is the same object. */
const again = <T>(value: T): T => JSON.parse(JSON.stringify(value))

test('a receipt shares the logs that are known, and has those that are not', () => {
  const sent = ['0x0', '0x1', '0x2', '0x3'].map((logIndex) => logAt(logIndex, `${logIndex}f`))
  const known = parseLogs(
    sent.filter(({ logIndex }) => logIndex === '0x1' || logIndex === '0x3'),
    'eth_getLogs',
  )
  const receipt = parseReceipt(receiptOf(again(sent)), 'eth_getTransactionReceipt', known)
  expect(receipt?.logs).toEqual(sent)
  expect(receipt?.logs[1]).toBe(known[0])
  expect(receipt?.logs[3]).toBe(known[1])
})

test('a receipt keeps what it says of a log that is known otherwise', () => {
  const sent = [logAt('0x0', '0xaa'), logAt('0x1', '0xbb')]
  const known = parseLogs([logAt('0x0', '0xff'), sent[1]], 'eth_getLogs')
  const receipt = parseReceipt(receiptOf(again(sent)), 'eth_getTransactionReceipt', known)
  expect(receipt?.logs).toEqual(sent)
  expect(receipt?.logs[1]).toBe(known[1])
})
