import {
  type Abi,
  decodeFunctionData,
  encodeFunctionData,
  type Hex,
  hexToNumber,
  slice,
  stringToHex,
  toFunctionSelector,
  toHex,
  zeroAddress,
  zeroHash,
} from 'viem'
import { describe, expect, test } from 'vitest'
import { readArtifact } from '../chain/artifact.js'
import { encodeBroadcast, encodeManage, encodeMatch, ORDER_SELECTORS } from './encodeOrderCall.js'
import { NO_DATASET_ORDER, type SignedOrders } from './orders.js'

const facet = (name: string): Abi => readArtifact(`artifacts/contracts/facets/${name}.sol/${name}.json`).abi
const selectorOf = (abi: Abi, name: string): Hex => {
  const found = abi.find((item) => item.type === 'function' && item.name === name)
  if (found?.type !== 'function') throw new Error(`${name} is not in the interface.`)
  return toFunctionSelector(found)
}
const sign = toHex(7, { size: 65 })
const nobody = {
  datasetrestrict: zeroAddress,
  workerpoolrestrict: zeroAddress,
  requesterrestrict: zeroAddress,
}
const orders: SignedOrders = {
  app: { app: zeroAddress, appprice: 3n, volume: 10n, tag: zeroHash, ...nobody, salt: zeroHash, sign },
  dataset: { ...NO_DATASET_ORDER, sign },
  workerpool: {
    workerpool: zeroAddress,
    workerpoolprice: 1n,
    volume: 10n,
    tag: zeroHash,
    category: 2n,
    trust: 1n,
    apprestrict: zeroAddress,
    datasetrestrict: zeroAddress,
    requesterrestrict: zeroAddress,
    salt: zeroHash,
    sign,
  },
  request: {
    app: zeroAddress,
    appmaxprice: 3n,
    dataset: zeroAddress,
    datasetmaxprice: 2n,
    workerpool: zeroAddress,
    workerpoolmaxprice: 1n,
    requester: zeroAddress,
    volume: 10n,
    tag: zeroHash,
    category: 0n,
    trust: 1n,
    beneficiary: zeroAddress,
    callback: zeroAddress,
    params: stringToHex('{"iexec_args":"hello"}'),
    salt: zeroHash,
    sign,
  },
}
const asText = { ...orders, request: { ...orders.request, params: '{"iexec_args":"hello"}' } }

describe('the calls that take orders', () => {
  test('have the selectors of the published interfaces', () => {
    const matching = facet('IexecPoco1Facet')
    const boosting = facet('IexecPocoBoostFacet')
    const managing = facet('IexecOrderManagementFacet')
    const relaying = facet('IexecRelayFacet')
    expect(ORDER_SELECTORS).toEqual({
      match: selectorOf(matching, 'matchOrders'),
      sponsorMatch: selectorOf(matching, 'sponsorMatchOrders'),
      matchBoost: selectorOf(boosting, 'matchOrdersBoost'),
      sponsorMatchBoost: selectorOf(boosting, 'sponsorMatchOrdersBoost'),
      manage: {
        app: selectorOf(managing, 'manageAppOrder'),
        dataset: selectorOf(managing, 'manageDatasetOrder'),
        workerpool: selectorOf(managing, 'manageWorkerpoolOrder'),
        request: selectorOf(managing, 'manageRequestOrder'),
      },
      broadcast: {
        app: selectorOf(relaying, 'broadcastAppOrder'),
        dataset: selectorOf(relaying, 'broadcastDatasetOrder'),
        workerpool: selectorOf(relaying, 'broadcastWorkerpoolOrder'),
        request: selectorOf(relaying, 'broadcastRequestOrder'),
      },
    })
  })

  test('are encoded as the published interfaces ask for', () => {
    const abi = facet('IexecPoco1Facet')
    const args = [asText.app, asText.dataset, asText.workerpool, asText.request]
    expect(encodeMatch(orders, { sponsored: false })).toBe(
      encodeFunctionData({ abi, functionName: 'matchOrders', args }),
    )
    expect(encodeMatch(orders, { sponsored: true })).toBe(
      encodeFunctionData({ abi, functionName: 'sponsorMatchOrders', args }),
    )
    expect(encodeManage('request', orders.request, 'close', '0x12')).toBe(
      encodeFunctionData({
        abi: facet('IexecOrderManagementFacet'),
        functionName: 'manageRequestOrder',
        args: [{ order: asText.request, operation: 1, sign: '0x12' }],
      }),
    )
    expect(encodeBroadcast('workerpool', orders.workerpool)).toBe(
      encodeFunctionData({
        abi: facet('IexecRelayFacet'),
        functionName: 'broadcastWorkerpoolOrder',
        args: [asText.workerpool],
      }),
    )
  })

  test('lay a match out with the tuples at the known offsets', () => {
    const data = encodeMatch(orders, { sponsored: false })
    const offsets = [0, 1, 2, 3].map((word) => hexToNumber(slice(data, 4 + 32 * word, 36 + 32 * word)))
    expect({ offsets, bytes: (data.length - 2) / 2 }).toEqual({
      offsets: [128, 544, 960, 1_440],
      bytes: 2_148,
    })
  })

  test('carry params that are not text', () => {
    const data = encodeMatch(
      { ...orders, request: { ...orders.request, params: '0xff00c3' } },
      { sponsored: false },
    )
    const { functionName } = decodeFunctionData({ abi: facet('IexecPoco1Facet'), data })
    expect({ functionName, holds: data.includes('03'.padStart(64, '0') + 'ff00c3'.padEnd(64, '0')) }).toEqual(
      {
        functionName: 'matchOrders',
        holds: true,
      },
    )
  })
})
