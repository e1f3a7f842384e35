import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Abi, Hex } from 'viem'

const SOURCES = join(import.meta.dirname, '../../contracts')
const BUILD = join(SOURCES, 'build')
const STAMP = join(BUILD, 'stamp')

/** A contract as the compiler gives it. */
export type Artifact = Readonly<{ abi: Abi; bytecode: Hex }>

type Output = {
  errors?: { severity: string; formattedMessage: string }[]
  contracts: Record<string, Record<string, { abi: Abi; evm: { bytecode: { object: string } } }>>
}

/** Compiles the contracts into a file each, from which manifests take their ABIs; once, until a source changes. */
export const compileContracts = (): void => {
  const sources = readdirSync(SOURCES).filter((name) => name.endsWith('.sol'))
  const newest = Math.max(...sources.map((name) => statSync(join(SOURCES, name)).mtimeMs))
  if (compiledAt() > newest) return
  const output = compile(sources)
  mkdirSync(BUILD, { recursive: true })
  for (const contracts of Object.values(output.contracts))
    for (const [name, { abi, evm }] of Object.entries(contracts)) {
      const artifact: Artifact = { abi, bytecode: `0x${evm.bytecode.object}` }
      writeFileSync(join(BUILD, `${name}.json`), JSON.stringify(artifact, undefined, 2))
    }
  writeFileSync(STAMP, '')
}

/** When contracts were last compiled, in milliseconds; 0 for never. */
export const compiledAt = (): number => statSync(STAMP, { throwIfNoEntry: false })?.mtimeMs ?? 0

/** A contract that was compiled before. */
export const artifactOf = (name: string): Artifact =>
  JSON.parse(readFileSync(join(BUILD, `${name}.json`), 'utf8')) as Artifact

// Loaded only when something is to compile: the compiler is nine megabytes.
const compile = (names: readonly string[]): Output => {
  const solc = createRequire(import.meta.url)('solc') as { compile(input: string): string }
  const sources = names.map((name) => [name, { content: readFileSync(join(SOURCES, name), 'utf8') }])
  const settings = {
    evmVersion: 'cancun',
    optimizer: { enabled: true },
    outputSelection: { '*': { '*': ['abi', 'evm.bytecode.object'] } },
  }
  const input = { language: 'Solidity', sources: Object.fromEntries(sources), settings }
  const output = JSON.parse(solc.compile(JSON.stringify(input))) as Output
  const faults = (output.errors ?? []).filter(({ severity }) => severity === 'error')
  if (faults.length > 0) throw new Error(faults.map(({ formattedMessage }) => formattedMessage).join('\n'))
  return output
}
