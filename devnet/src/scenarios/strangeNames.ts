import { stringToHex, zeroHash } from 'viem'
import { createApp, createDataset, createWorkerpool } from './resourceVerbs.js'
import type { Scenario } from './scenario.js'

const LONG = 3_000

/** Resources with names and contents nobody would choose, several in one block. */
export const strangeNames: Scenario = async (tale) => {
  const blank = { name: '', type: '', multiaddr: '0x', checksum: zeroHash, mrenclave: '0x' } as const
  await tale.together(async () => {
    createApp(tale, 'appOwner', blank)
    createApp(tale, 'stranger', { ...blank, name: 'a\u0000b', multiaddr: '0xff00fe' })
    createApp(tale, 'appOwner', { ...blank, name: '☃ 𝄞 \u202e', mrenclave: stringToHex('{"framework":') })
    createApp(tale, 'appOwner', { ...blank, name: 'x'.repeat(LONG), mrenclave: '0xfffefd' })
    createDataset(tale, 'datasetOwner', { name: '', multiaddr: '0x', checksum: zeroHash })
    createDataset(tale, 'datasetOwner', { name: '{"a":1}', multiaddr: '0xa50322', checksum: zeroHash })
    createWorkerpool(tale, 'scheduler', '')
    createWorkerpool(tale, 'stranger', '<script>alert(1)</script>\n\t"')
  })
}
