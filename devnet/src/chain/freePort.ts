import { createServer } from 'node:net'
import { DevnetError } from '../devnetError.js'

/**
 * A TCP port on this machine that was free a moment ago: `wanted` itself, or any when it is 0.
 *
 * @throws DevnetError when `wanted` is in use.
 */
export const freePort = (wanted: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (cause) =>
      reject(
        new DevnetError(`Port ${wanted} is already in use.`, {
          facts: { port: wanted },
          remedy: 'Stop what listens there, or choose another port; 0 takes a free one.',
          cause,
        }),
      ),
    )
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : wanted
      server.close(() => resolve(port))
    })
  })
