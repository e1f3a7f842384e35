import { expect, test } from 'vitest'
import { hidePaths } from './hidePaths.js'

test.each([
  ['"url":"https://arb.example/v2/SECRET"', '"url":"https://arb.example/…"'],
  ['URL: https://user:SECRET@rpc.example:8545\\nmore', 'URL: https://rpc.example:8545\\nmore'],
  ['wss://x.example?key=SECRET and http://y.example/', 'wss://x.example/… and http://y.example/'],
  ["'https://a.example/SECRET#x', (https://b.example/SECRET)", "'https://a.example/…', (https://b.example/…"],
  ['no address: /home/user/file.ts:3, ipfs://Qm/a', 'no address: /home/user/file.ts:3, ipfs://Qm/a'],
])('hidePaths() makes of %s %s', (text, hidden) => {
  expect(hidePaths(text)).toBe(hidden)
})
