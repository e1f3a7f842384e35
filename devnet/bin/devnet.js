#!/usr/bin/env node
/**
 * Runs a devnet until Ctrl-C: node devnet/bin/devnet.js [port] [scenario…]
 *
 * Needs `npm run build` once.
 */
import { openDevnet } from '../dist/index.js'

const [port = '8545', ...names] = process.argv.slice(2)
const stop = new AbortController()
process.once('SIGINT', () => stop.abort()).once('SIGTERM', () => stop.abort())

const log = (message) => process.stdout.write(`${message}\n`)
const devnet = await openDevnet({ port: Number(port), log })
await devnet.runScenarios(names.length === 0 ? undefined : names)
log(`${JSON.stringify({ rpcUrl: devnet.rpcUrl, chainId: devnet.chainId, ...devnet.addresses })}`)
await new Promise((resolve) => stop.signal.addEventListener('abort', resolve))
await devnet.close()
