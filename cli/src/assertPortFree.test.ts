import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { describe, expect, test } from 'vitest'
import { assertPortFree } from './assertPortFree.js'

describe('assertPortFree()', () => {
  test('accepts a free port and leaves it free', async () => {
    await assertPortFree(0, '127.0.0.1')
  })

  test('names a taken port and the flag that chooses another', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    await expect(assertPortFree(port, '127.0.0.1')).rejects.toMatchObject({
      message: `Port ${port} is taken by another program.`,
      remedy: expect.stringContaining('--port'),
    })
    server.close()
  })

  test('names an address that is not of this machine', async () => {
    await expect(assertPortFree(4000, '203.0.113.1')).rejects.toThrow('Cannot listen on 203.0.113.1:4000')
  })
})
