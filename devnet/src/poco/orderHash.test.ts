import {
  type Address,
  type Hex,
  hashTypedData,
  padHex,
  stringToHex,
  toHex,
  zeroAddress,
  zeroHash,
} from 'viem'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { describe, expect, test } from 'vitest'
import { dealIdOf, taskIdOf } from './ids.js'
import {
  domainSeparator,
  operationHash,
  operationTypeHash,
  orderHash,
  orderTypeHash,
  structHash,
} from './orderHash.js'
import type { AppOrder, DatasetOrder, RequestOrder, WorkerpoolOrder } from './orders.js'

const ARBITRUM_ONE = { chainId: 42_161, hub: '0x098bFCb1E50ebcA0BaA92C12eA0c3F045A1aD9f0' } as const
const address = (number: number): Address => padHex(toHex(number), { size: 20 })

const app: AppOrder = {
  app: address(1),
  appprice: 3n,
  volume: 10n,
  tag: zeroHash,
  datasetrestrict: zeroAddress,
  workerpoolrestrict: zeroAddress,
  requesterrestrict: zeroAddress,
  salt: zeroHash,
}
const dataset: DatasetOrder = {
  dataset: address(2),
  datasetprice: 2n,
  volume: 10n,
  tag: zeroHash,
  apprestrict: zeroAddress,
  workerpoolrestrict: zeroAddress,
  requesterrestrict: zeroAddress,
  salt: zeroHash,
}
const workerpool: WorkerpoolOrder = {
  workerpool: address(3),
  workerpoolprice: 1_000_000_000n,
  volume: 10n,
  tag: zeroHash,
  category: 0n,
  trust: 1n,
  apprestrict: zeroAddress,
  datasetrestrict: zeroAddress,
  requesterrestrict: zeroAddress,
  salt: zeroHash,
}
const request: RequestOrder = {
  app: address(1),
  appmaxprice: 3n,
  dataset: address(2),
  datasetmaxprice: 2n,
  workerpool: zeroAddress,
  workerpoolmaxprice: 1_000_000_000n,
  requester: address(4),
  volume: 10n,
  tag: zeroHash,
  category: 0n,
  trust: 1n,
  beneficiary: address(5),
  callback: zeroAddress,
  params: stringToHex('{"iexec_args":"hello"}'),
  salt: zeroHash,
}

describe('domainSeparator()', () => {
  test.each([
    [
      134,
      '0x3eca1B216A7DF1C7689aEb259fFB83ADFB894E7f',
      '0xf2cbd98a556869939d25b73c3fa68ba45f19932f8c9a06f744c98290ed9ef860',
    ],
    [
      1,
      '0x3eca1B216A7DF1C7689aEb259fFB83ADFB894E7f',
      '0x0b51b16c3bc4ae443794b44e38f43df44d02a6827c49938edf4ea705bac00499',
    ],
    [42_161, ARBITRUM_ONE.hub, '0x3b211ab198ac0c745a332d34416d88c417c2f06a87bd9f0d2fdd37b242c75402'],
    [
      421_614,
      '0xB2157BF2fAb286b2A4170E3491Ac39770111Da3E',
      '0xde6e7a8f1c22386ba73ee5376e4ec7089a2d2b07ebbfce54d4cb386daa34cc92',
    ],
    [
      43_113,
      '0x14B465079537655E1662F012e99EBa3863c8B9E0',
      '0x4aef8baa0db0dd16a00c00f0d095236ce9fd4e4bae2eb6c442208611ae737c73',
    ],
  ] as const)('is what the hub of chain %i uses', (chainId, hub, separator) => {
    expect(domainSeparator({ chainId, hub })).toBe(separator)
  })
})

describe('orderHash()', () => {
  test('knows the type hashes of the contracts', () => {
    expect([
      orderTypeHash('app'),
      orderTypeHash('dataset'),
      orderTypeHash('workerpool'),
      orderTypeHash('request'),
      operationTypeHash('app'),
      operationTypeHash('dataset'),
      operationTypeHash('workerpool'),
      operationTypeHash('request'),
    ]).toEqual([
      '0x60815a0eeec47dddf1615fe53b31d016c31444e01b9d796db365443a6445d008',
      '0x6cfc932a5a3d22c4359295b9f433edff52b60703fa47690a04a83e40933dd47c',
      '0xaa3429fb281b34691803133d3d978a75bb77c617ed6bc9aa162b9b30920022bb',
      '0xf24e853034a3a450aba845a82914fbb564ad85accca6cf62be112a154520fae0',
      '0x0638bb0702457e2b4b01be8a202579b8bf97e587fb4f2cc4d4aad01f21a06ee0',
      '0x075eb6f7578ff4292c241bd2484cd5c1d5e6ecc2ddd3317e1d8176b5a45865ec',
      '0x322d980b7d7a6a1f7c39ff0c5445da6ae1d8e0393ff0dd468c8be3e2c8644388',
      '0x0ded7b52c2d77595a40d242eca751df172b18e686326dbbed3f4748828af77c7',
    ])
  })

  test('gives the hashes of the reference orders', () => {
    expect([structHash('app', app), orderHash(ARBITRUM_ONE, 'app', app)]).toEqual([
      '0x016c8e3d4d6eabd86cfa84964e7527c9c42fbaf3471ebe7e0f4c53d5f5e96bb6',
      '0x08ffccaf2cc55971dbe5c003994e5eedd41d2a6572ee5ee35cfdb3adfb934a59',
    ])
    expect([structHash('dataset', dataset), orderHash(ARBITRUM_ONE, 'dataset', dataset)]).toEqual([
      '0xe40112940f6ba40f1e9cdbd12c78a208fbfd8b75fc17614868423db33424ea47',
      '0x16a4991697cd1b56ee0c995d362791d4b0d41153c88089b7628d480886418bdf',
    ])
    expect([structHash('workerpool', workerpool), orderHash(ARBITRUM_ONE, 'workerpool', workerpool)]).toEqual(
      [
        '0x9f140514c591ca3a1a925a8336e90fe88f57111e39533db04e9260b889b7e230',
        '0xddb4636bc6ae57b436386c23bad14dcf2ff7e8bba9a4ccc6faf94543b2667518',
      ],
    )
    expect([structHash('request', request), orderHash(ARBITRUM_ONE, 'request', request)]).toEqual([
      '0xb2ca9720c1a38b3e379dbcd30c3d549995b4073c214b52c3bbeb143d4f859ad0',
      '0xd3ae09ab2de4be82deb1a93b57d9ac72f3f26f47bfc746f8e578de7b4aa4d1e0',
    ])
  })

  test('gives what wallets sign as typed data', async () => {
    const types = {
      AppOrder: [
        { name: 'app', type: 'address' },
        { name: 'appprice', type: 'uint256' },
        { name: 'volume', type: 'uint256' },
        { name: 'tag', type: 'bytes32' },
        { name: 'datasetrestrict', type: 'address' },
        { name: 'workerpoolrestrict', type: 'address' },
        { name: 'requesterrestrict', type: 'address' },
        { name: 'salt', type: 'bytes32' },
      ],
      AppOrderOperation: [
        { name: 'order', type: 'AppOrder' },
        { name: 'operation', type: 'uint256' },
      ],
    } as const
    const domain = {
      name: 'iExecODB',
      version: '5.0.0',
      chainId: ARBITRUM_ONE.chainId,
      verifyingContract: ARBITRUM_ONE.hub,
    }
    const signer = privateKeyToAccount(generatePrivateKey())
    const signed = await signer.sign({ hash: orderHash(ARBITRUM_ONE, 'app', app) })
    expect(signed).toBe(await signer.signTypedData({ domain, types, primaryType: 'AppOrder', message: app }))
    const close = { order: app, operation: 1n }
    expect(operationHash(ARBITRUM_ONE, 'app', app, 'close')).toBe(
      hashTypedData({ domain, types, primaryType: 'AppOrderOperation', message: close }),
    )
  })
})

describe('dealIdOf() and taskIdOf()', () => {
  test.each<[bigint, Hex, Hex]>([
    [
      0n,
      '0x8f628a02303ecdfc3d8b18252d2c9fb42e0bff48ac4629205bdb8636f02f4b69',
      '0x3bb2daaf9a2b253bcdfa6fe229d3066ca50aa69c7adf5e918d3c30a954735fa9',
    ],
    [
      4n,
      '0x3ffd31afb39b93497cbf8c641710d0ea676e1a24657b4ba5c95b634bdaebd093',
      '0xa9d958069a3f049182bfe4742423da7e391cffe933a51e4e7dae9d78b2180a7b',
    ],
  ])('give the ids of the reference deal that begins at index %s', (first, dealId, taskId) => {
    const id = dealIdOf(orderHash(ARBITRUM_ONE, 'request', request), first)
    expect({ id, task: taskIdOf(id, first) }).toEqual({ id: dealId, task: taskId })
  })

  test('give the second task of the first reference deal', () => {
    const id = dealIdOf(orderHash(ARBITRUM_ONE, 'request', request), 0n)
    expect(taskIdOf(id, 1n)).toBe('0x0152daea068866d45a7fa4fe1583fde0eeac08fd6d04882e033a3aea291c516b')
  })
})
