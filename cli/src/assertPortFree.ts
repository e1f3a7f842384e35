import { once } from 'node:events'
import { createServer } from 'node:net'
import { CliError } from './cliError.js'

/** Fails early, before any long work, when the port cannot be listened on. */
export const assertPortFree = async (
  port: number,
  host: string,
  { flag, env } = { flag: '--port', env: 'PORT' },
): Promise<void> => {
  const server = createServer()
  try {
    server.listen(port, host)
    await once(server, 'listening')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE')
      throw new CliError(
        `Port ${port} is taken by another program.`,
        `Stop that program, or choose another port with ${flag} (or ${env}).`,
        error,
      )
    throw new CliError(
      `Cannot listen on ${host}:${port} (${code}).`,
      `Choose another --host or ${flag}.`,
      error,
    )
  } finally {
    server.close()
  }
}
