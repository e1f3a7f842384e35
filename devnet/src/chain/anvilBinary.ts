import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { DevnetError } from '../devnetError.js'

const ARCHITECTURES: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' }

/**
 * Path of the Anvil executable that npm installed for this machine.
 *
 * @throws DevnetError when npm left it out: an unsupported machine, or optional packages switched off.
 */
export const anvilBinary = (
  { platform, arch }: { platform: string; arch: string } = { platform: process.platform, arch: process.arch },
): string => {
  // The platform package is a dependency of @foundry-rs/anvil, so it is looked up from there.
  const fromAnvil = createRequire(createRequire(import.meta.url).resolve('@foundry-rs/anvil/package.json'))
  const name = `@foundry-rs/anvil-${platform}-${ARCHITECTURES[arch] ?? arch}`
  try {
    const path = fromAnvil.resolve(`${name}/bin/${platform === 'win32' ? 'anvil.exe' : 'anvil'}`)
    if (existsSync(path)) return path
  } catch (cause) {
    throw missing(name, cause)
  }
  throw missing(name)
}

const missing = (name: string, cause?: unknown): DevnetError =>
  new DevnetError(`Anvil is not installed for this machine (${name}).`, {
    facts: { package: name },
    remedy: 'Run npm install without --omit=optional, on Linux, macOS or Windows (x64 or arm64).',
    cause,
  })
