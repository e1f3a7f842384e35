import { describe, expect, test } from 'vitest'
import { devnetNetworks } from './devnetNetworks.js'
import { openDevnet } from './openDevnet.js'

describe('openDevnet()', () => {
  test('deploys to the addresses networks.json names', async () => {
    await using devnet = await openDevnet()
    const { Hub, AppRegistry, DatasetRegistry, WorkerpoolRegistry } = devnetNetworks.devnet
    expect(devnet.addresses).toMatchObject({
      hub: Hub.address,
      appRegistry: AppRegistry.address,
      datasetRegistry: DatasetRegistry.address,
      workerpoolRegistry: WorkerpoolRegistry.address,
    })
    expect(devnet.startBlocks).toMatchObject({
      hub: Hub.startBlock,
      appRegistry: AppRegistry.startBlock,
      datasetRegistry: DatasetRegistry.startBlock,
      workerpoolRegistry: WorkerpoolRegistry.startBlock,
    })
  })
})
