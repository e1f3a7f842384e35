import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Abi, Address, Hex } from 'viem'
import { z } from 'zod'
import { DevnetError } from '../devnetError.js'

/** A compiled contract: its interface and the code that creates it. */
export type Artifact = Readonly<{
  name: string
  abi: Abi
  bytecode: Hex
  /** Byte positions of the library addresses that are still to be filled in, by library. */
  links: Readonly<Record<string, readonly number[]>>
}>

const hex = z.custom<Hex>((value) => typeof value === 'string' && /^0x[0-9a-fA-F_$]*$/.test(value))

const ArtifactSchema = z.object({
  abi: z.custom<Abi>((value) => Array.isArray(value)).default([]),
  bytecode: hex,
  linkReferences: z
    .record(z.string(), z.record(z.string(), z.array(z.object({ start: z.number() }))))
    .default({}),
})

const require = createRequire(import.meta.url)

/**
 * A contract of the published PoCo package; `path` is inside the package.
 *
 * @throws DevnetError when the package does not hold it.
 */
export const readArtifact = (path: string): Artifact => {
  const name = path.slice(path.lastIndexOf('/') + 1).replace('.json', '')
  try {
    const json: unknown = JSON.parse(readFileSync(require.resolve(`@iexec/poco/${path}`), 'utf8'))
    const { abi, bytecode, linkReferences } = ArtifactSchema.parse(json)
    const links: Record<string, number[]> = {}
    for (const libraries of Object.values(linkReferences))
      for (const [library, places] of Object.entries(libraries))
        links[library] = places.map(({ start }) => start)
    return { name, abi, bytecode, links }
  } catch (cause) {
    throw new DevnetError(`The contract ${name} cannot be read from @iexec/poco.`, {
      facts: { path },
      remedy: 'Run npm install; the devnet needs version 6.1.0 of the package.',
      cause,
    })
  }
}

/**
 * Creation code with the library addresses filled in.
 *
 * @throws DevnetError when the address of a library is not given.
 */
export const linkBytecode = (
  { name, bytecode, links }: Artifact,
  libraries: Record<string, Address>,
): Hex => {
  let linked = bytecode.slice(2)
  for (const [library, places] of Object.entries(links)) {
    const address = libraries[library]
    if (address === undefined)
      throw new DevnetError(`${name} needs the library ${library}, which is not deployed.`)
    for (const start of places)
      linked = linked.slice(0, start * 2) + address.slice(2).toLowerCase() + linked.slice(start * 2 + 40)
  }
  return `0x${linked}`
}
