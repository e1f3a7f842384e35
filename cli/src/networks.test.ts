import { describe, expect, test } from 'vitest'
import { findNetwork } from './networks.js'

describe('findNetwork()', () => {
  test('finds a network by its name', () => {
    expect(findNetwork('arbitrum-one')).toMatchObject({ chainId: 42161, isTestnet: false })
  })

  test('answers a misspelt name with the near match', () => {
    expect(() => findNetwork('bellcour')).toThrow('Unknown network "bellcour".')
    try {
      findNetwork('bellcour')
    } catch (error) {
      expect(error).toMatchObject({ remedy: expect.stringContaining('Did you mean "bellecour"?') })
    }
  })

  test('lists the known names when none is near', () => {
    try {
      findNetwork('zzz')
      expect.unreachable()
    } catch (error) {
      expect(error).toMatchObject({ remedy: expect.stringMatching(/^Known networks: devnet, arbitrum-one/) })
    }
  })
})
