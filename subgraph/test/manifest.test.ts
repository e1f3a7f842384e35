import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readNetworks, writeManifest } from '../manifest.js'

const folder = mkdtempSync(join(tmpdir(), 'manifest-'))
afterAll(() => rmSync(folder, { recursive: true }))

const place = (digit: string) => ({ address: `0x${digit.repeat(40)}`, startBlock: Number(digit) })
const contracts = {
  Hub: place('1'),
  AppRegistry: place('2'),
  DatasetRegistry: place('3'),
  WorkerpoolRegistry: place('4'),
}
const PARTS_OF_HUB: Readonly<Record<string, string>> = { HubUpgrades: 'Hub', HubBoost: 'Hub' }
const write = (options: { network: string; addresses?: Record<string, unknown>; receipts?: boolean }) => {
  const out = writeManifest({ ...options, out: join(folder, 'a/b', `${options.network}.yaml`) } as Parameters<
    typeof writeManifest
  >[0])
  return { out, manifest: parse(readFileSync(out, 'utf8')) }
}

describe('writeManifest()', () => {
  test.each(Object.keys(readNetworks()))('writes the contracts of %s', (network) => {
    const { manifest } = write({ network })
    const expected = readNetworks()[network]
    const contracts = manifest.dataSources.filter(({ name }: { name: string }) => !(name in PARTS_OF_HUB))
    expect(contracts.map(({ name }: { name: string }) => name)).toEqual(Object.keys(expected ?? {}))
    for (const { name, network: own, source } of manifest.dataSources) {
      expect(own).toBe(network)
      expect(source).toMatchObject(expected?.[PARTS_OF_HUB[name] ?? name] ?? { missing: name })
    }
    expect(manifest.templates[0].network).toBe(network)
  })

  test('refers to files that exist from where it is', () => {
    const { out, manifest } = write({ network: 'fuji' })
    const files = [...manifest.dataSources, ...manifest.templates].flatMap(({ mapping }) => [
      mapping.file,
      ...mapping.abis.map(({ file }: { file: string }) => file),
    ])
    for (const file of [manifest.schema.file, ...files])
      expect(existsSync(resolve(dirname(out), file))).toBe(true)
  })

  test('takes addresses for a network it does not know', () => {
    const { manifest } = write({ network: 'devnet-2', addresses: contracts })
    expect(manifest.dataSources[0].source).toMatchObject(contracts.Hub)
    expect(manifest.dataSources[1].source).toMatchObject({ ...contracts.Hub, abi: 'HubUpgrades' })
    expect(manifest.dataSources[2].source).toMatchObject({ ...contracts.Hub, abi: 'IexecPocoBoostFacet' })
    expect(manifest.dataSources[5].source).toMatchObject(contracts.WorkerpoolRegistry)
  })

  test('asks for receipts unless told not to', () => {
    const asks = (receipts: boolean) =>
      JSON.stringify(write({ network: 'fuji', receipts }).manifest).includes('receipt')
    expect([asks(true), asks(false)]).toEqual([true, false])
  })

  test('names the near match of an unknown network', () => {
    expect(() => write({ network: 'bellcour' })).toThrowErrorMatchingInlineSnapshot(
      `[ManifestError: Unknown network "bellcour". Did you mean "bellecour"?]`,
    )
    expect(() => write({ network: 'solana' })).toThrow(/^Unknown network "solana"\.$/)
  })

  test.each([
    [{ ...contracts, Hub: undefined }, 'Network "x" has no address for Hub.'],
    [{ ...contracts, Hub: { address: '0x12', startBlock: 0 } }, 'Hub on "x" has no valid address: 0x12.'],
    [{ ...contracts, Hub: { ...place('1'), startBlock: -1 } }, 'Hub on "x" has no valid start block: -1.'],
  ])('refuses %j', (addresses, message) => {
    expect(() => write({ network: 'x', addresses })).toThrow(message)
  })
})
