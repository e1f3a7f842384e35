import { readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { DEVNET } from './networks.js'

const file = (dataDir: string): string => join(dataDir, DEVNET, 'rpc-url')

/** Notes where the devnet of this data folder answers, for commands in other terminals. */
export const writeDevnetRpc = async (dataDir: string, rpcUrl: string): Promise<void> => {
  await mkdir(dirname(file(dataDir)), { recursive: true })
  await writeFile(file(dataDir), rpcUrl)
}

/** Where the devnet of this data folder last answered; undefined when it never ran. */
export const readDevnetRpc = (dataDir: string): string | undefined => {
  try {
    return readFileSync(file(dataDir), 'utf8')
  } catch {
    return undefined
  }
}

/** Endpoints of a devnet: it tells of new blocks where it answers requests. */
export const devnetUrls = (rpcUrl: string): readonly string[] => [rpcUrl, rpcUrl.replace(/^http/, 'ws')]
