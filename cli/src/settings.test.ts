import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readSettings } from './settings.js'

const configFile = (text: string): string => {
  const path = join(mkdtempSync(join(tmpdir(), 'poco-config-')), 'poco.json')
  writeFileSync(path, text)
  return path
}

describe('readSettings()', () => {
  test('has a default for what nobody gave', () => {
    const settings = readSettings(['network', 'port', 'rpcUrl', 'logLevel'], {}, {})
    expect(settings).toEqual({ network: ['devnet'], port: 4000, rpcUrl: undefined, logLevel: 'warn' })
  })

  test('prefers the flag to the environment, the environment to the file, the file to the default', () => {
    const config = configFile('{"port": 1, "seed": 2, "rate": 3}')
    const settings = readSettings(
      ['port', 'seed', 'rate', 'host'],
      { config, port: '5' },
      { PORT: '6', SEED: '7' },
    )
    expect(settings).toEqual({ port: 5, seed: 7, rate: 3, host: '127.0.0.1' })
  })

  test('reads lists from a variable with commas and from repeated flags', () => {
    expect(readSettings(['network'], {}, { NETWORK: 'fuji,mainnet' })).toEqual({
      network: ['fuji', 'mainnet'],
    })
    expect(readSettings(['network'], { network: ['fuji', 'devnet'] }, {})).toEqual({
      network: ['fuji', 'devnet'],
    })
  })

  test('takes RPC URLs one by one or separated by commas, from anywhere', () => {
    const rpcUrl = ['https://a?x=1,2', 'fuji=https://b']
    expect(readSettings(['rpcUrl'], { rpcUrl }, {})).toEqual({ rpcUrl })
    expect(readSettings(['rpcUrl'], { rpcUrl: [rpcUrl.join()] }, {})).toEqual({ rpcUrl })
    expect(readSettings(['rpcUrl'], {}, { RPC_URL: rpcUrl.join() })).toEqual({ rpcUrl })
    const config = configFile(JSON.stringify({ rpcUrl }))
    expect(readSettings(['rpcUrl'], { config }, {})).toEqual({ rpcUrl })
  })

  test('names the flag, the variable or the key at fault', () => {
    expect(() => readSettings(['port'], { port: 'x' }, {})).toThrow('--port is "x", but it must be a number.')
    expect(() => readSettings(['port'], {}, { PORT: '70000' })).toThrow('PORT is "70000"')
    const config = configFile('{"rate": -1}')
    expect(() => readSettings(['rate'], { config }, {})).toThrow(`"rate" in ${config} is -1`)
  })

  test('takes IPFS gateways by their addresses', () => {
    const gateways = ['https://ipfs.example', 'http://127.0.0.1:8080']
    expect(readSettings(['ipfsGateway'], { ipfsGateway: gateways }, {})).toEqual({ ipfsGateway: gateways })
    expect(() => readSettings(['ipfsGateway'], {}, { IPFS_GATEWAY: 'ipfs.example' })).toThrow(
      'IPFS_GATEWAY is "ipfs.example", but it must be made of http or https addresses.',
    )
  })

  test('opens no port for deploying unless it is asked for, and then on this machine only', () => {
    expect(readSettings(['adminPort', 'ipfsPort', 'adminHost'], {}, {})).toEqual({
      adminPort: undefined,
      ipfsPort: undefined,
      adminHost: '127.0.0.1',
    })
    expect(readSettings(['adminPort'], { adminPort: '8020' }, {})).toEqual({ adminPort: 8020 })
  })

  test('takes a switch as a flag, a variable or a key', () => {
    expect(readSettings(['strictQueries'], {}, {})).toEqual({ strictQueries: false })
    expect(readSettings(['strictQueries'], { strictQueries: true }, {})).toEqual({ strictQueries: true })
    expect(readSettings(['strictQueries'], {}, { STRICT_QUERIES: 'true' })).toEqual({ strictQueries: true })
    const config = configFile('{"strictQueries": true}')
    expect(readSettings(['strictQueries'], { config }, {})).toEqual({ strictQueries: true })
  })

  test('refuses a config file that is missing, broken or has an unknown key', () => {
    expect(() => readSettings([], { config: '/nowhere.json' }, {})).toThrow('/nowhere.json cannot be read')
    expect(() => readSettings([], { config: configFile('{') }, {})).toThrow('is not valid')
    expect(() => readSettings([], { config: configFile('{"prot": 1}') }, {})).toThrow('no setting "prot"')
  })
})
