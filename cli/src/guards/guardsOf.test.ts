import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readSettings } from '../settings.js'
import { GUARD_SETTINGS } from './guardSettings.js'
import { guardsOf } from './guardsOf.js'

const guards = (flags: Record<string, unknown>, env: NodeJS.ProcessEnv = {}) =>
  guardsOf(readSettings(['host', ...GUARD_SETTINGS], flags, env))
const file = (value: unknown): string => {
  const path = join(mkdtempSync(join(tmpdir(), 'poco-guards-')), 'file.json')
  writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value))
  return path
}

describe('guardsOf()', () => {
  const limit = { unitsPerSecond: 20, burst: 100 }

  test.each([
    ['nobody else can reach it', {}, undefined],
    ['it listens on another loopback address', { host: '127.0.0.5' }, undefined],
    ['it listens on ::1', { host: '::1' }, undefined],
    ['it listens on localhost', { host: 'localhost' }, undefined],
    ['it listens everywhere', { host: '0.0.0.0' }, limit],
    ['it listens on an address of the net', { host: '192.0.2.7' }, limit],
    ['there is a proxy in front', { trustProxy: ['1'] }, limit],
    ['no limit is wanted', { host: '0.0.0.0', rateLimit: '0' }, undefined],
    ['one is', { rateLimit: '5', rateBurst: '7' }, { unitsPerSecond: 5, burst: 7 }],
  ])('knows the limit when %s', (_, flags, rateLimit) => {
    expect(guards(flags).rateLimit).toEqual(rateLimit)
  })

  test('reads proxies as a number or as addresses, from flags and variables', () => {
    expect(guards({ trustProxy: ['2'] }).trustProxy).toBe(2)
    expect(guards({ trustProxy: ['10.0.0.0/8,loopback', '::1'] }).trustProxy).toEqual([
      '10.0.0.0/8',
      'loopback',
      '::1',
    ])
    expect(guards({}, { TRUST_PROXY: '10.0.0.1,10.0.0.2' }).trustProxy).toEqual(['10.0.0.1', '10.0.0.2'])
    expect(guards({}).trustProxy).toEqual([])
  })

  test('reads keys from a file, and names what is wrong with it', () => {
    const key = { name: 'explorer', key: 'sixteen or longer', rateLimit: 200, rateBurst: 1_000 }
    expect(guards({ apiKeys: file([key]) }).apiKeys).toEqual([
      { name: 'explorer', key: 'sixteen or longer', unitsPerSecond: 200, burst: 1_000 },
    ])
    const twice = file([key, { ...key, name: 'another' }])
    expect(() => guards({ apiKeys: twice })).toThrow(`Two keys in ${twice} have the same key.`)
    for (const wrong of [file([{ ...key, key: 'short' }]), file('{'), '/nowhere'])
      expect(() => guards({ apiKeys: wrong })).toThrow(`The file ${wrong} of --api-keys cannot be used.`)
  })

  test('reads trusted documents by id, and the manifest that Apollo writes', () => {
    const documents = new Map([['a', '{ chain { slug } }']])
    const plain = file(Object.fromEntries(documents))
    const operations = [{ id: 'a', name: 'A', type: 'query', body: '{ chain { slug } }' }]
    const apollo = file({ format: 'apollo-persisted-query-manifest', version: 1, operations })
    for (const path of [plain, apollo])
      expect(guards({ trustedDocuments: path, onlyTrusted: true })).toMatchObject({
        trustedDocuments: documents,
        onlyTrusted: true,
      })
    expect(() => guards({ trustedDocuments: file([1]) })).toThrow('of --trusted-documents cannot be used')
    expect(() => guards({ onlyTrusted: true })).toThrow('there are no trusted documents')
  })
})
