import { describe, expect, test } from 'vitest'
import { taskResultOf } from './taskResult.js'

const GATEWAY = 'https://ipfs.example'
const decode = (text: string) => taskResultOf(`0x${Buffer.from(text).toString('hex')}`, GATEWAY)

describe('taskResultOf()', () => {
  test('links a result on IPFS', () => {
    expect(decode('{ "storage": "ipfs", "location": "/ipfs/QmHash" }')).toEqual({
      storage: 'ipfs',
      location: '/ipfs/QmHash',
      downloadUrl: 'https://ipfs.example/ipfs/QmHash',
      json: { storage: 'ipfs', location: '/ipfs/QmHash' },
    })
    expect(decode('{"storage":"ipfs","location":"/p2p/QmHash/a.txt"}').downloadUrl).toBe(
      'https://ipfs.example/ipfs/QmHash/a.txt',
    )
  })

  test('names other storages without a link', () => {
    expect(decode('{"storage":"dropbox","location":"/results/0x1"}')).toMatchObject({
      storage: 'dropbox',
      location: '/results/0x1',
      downloadUrl: null,
    })
    expect(decode('{"storage":"ethereum","location":"0xabc"}').storage).toBe('ethereum')
  })

  test.each([['{"storage":"ftp"}'], ['{"storage":5,"location":7}'], ['{}']])(
    'has no storage in %s',
    (text) => {
      expect(decode(text)).toMatchObject({ storage: 'none', location: null, downloadUrl: null, json: {} })
    },
  )

  test.each([['iExec the wanderer'], ['[1]'], ['null'], ['{broken']])('has no JSON in %s', (text) => {
    expect(decode(text)).toEqual({ storage: 'none', location: null, downloadUrl: null, json: null })
  })

  test.each([[null], ['0x'], ['0xff7b7d'], ['no hex']])('has nothing in %s', (hex) => {
    expect(taskResultOf(hex, GATEWAY)).toEqual({
      storage: 'none',
      location: null,
      downloadUrl: null,
      json: null,
    })
  })

  test.each([
    ['.evil.example/x'],
    ['@evil.example'],
    ['/ipfs/../admin'],
    ['/ipfs/Qm/../../x'],
    ['/ipfs/Qm?x=1'],
    [''],
  ])('makes no link of the location "%s"', (location) =>
    expect(decode(JSON.stringify({ storage: 'ipfs', location })).downloadUrl).toBeNull(),
  )
})
