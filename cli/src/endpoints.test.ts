import { describe, expect, test } from 'vitest'
import { endpointsOf } from './endpoints.js'

describe('endpointsOf()', () => {
  test('gives a bare URL to the only network', () => {
    expect(endpointsOf('--rpc-url', ['https://a', 'https://b'], ['fuji'])).toEqual(
      new Map([['fuji', ['https://a', 'https://b']]]),
    )
  })

  test('sorts named URLs by network, keeping = inside the URL', () => {
    expect(
      endpointsOf('--rpc-url', ['fuji=https://a?k=v', 'mainnet=https://b'], ['fuji', 'mainnet']),
    ).toEqual(
      new Map([
        ['fuji', ['https://a?k=v']],
        ['mainnet', ['https://b']],
      ]),
    )
  })

  test('takes WebSocket URLs only where they are of use', () => {
    const given = ['https://a', 'wss://b']
    expect(endpointsOf('--rpc-url', given, ['fuji'], { sockets: true })).toEqual(new Map([['fuji', given]]))
    expect(() => endpointsOf('--upstream', given, ['fuji'])).toThrow('no http(s) URL')
  })

  test('refuses a bare URL among several networks, a network not served, and what is no URL', () => {
    expect(() => endpointsOf('--rpc-url', ['https://a'], ['fuji', 'mainnet'])).toThrow('does not say which')
    expect(() => endpointsOf('--rpc-url', ['fuji=https://a'], ['mainnet'])).toThrow('not served')
    expect(() => endpointsOf('--rpc-url', ['ftp://a'], ['fuji'])).toThrow('no http(s) URL')
  })
})
