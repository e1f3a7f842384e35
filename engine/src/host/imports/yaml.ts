import type { Guest, Imports } from '../guest.js'
import { deterministic } from '../hostError.js'
import { viewBytes } from '../memory/bytes.js'
import { writeYamlResult, writeYamlValue } from '../memory/yamlValue.js'
import { parseYaml, type YamlValue } from '../yaml/parseYaml.js'
import { attempt } from './json.js'

const MAX_BYTES = 10_000_000

const utf8 = new TextDecoder('utf-8', { fatal: true })

const decodeYaml = (bytes: Uint8Array): YamlValue => {
  if (bytes.length > MAX_BYTES)
    throw deterministic(`YAML of ${bytes.length} bytes is larger than the limit of ${MAX_BYTES} bytes`)
  try {
    return parseYaml(utf8.decode(bytes))
  } catch (cause) {
    throw deterministic(`Failed to parse YAML: ${(cause as Error).message}`, cause)
  }
}

/** `yaml.*`: documents written by strangers. */
export const yamlImports = ({ heap }: Pick<Guest, 'heap'>): Imports => ({
  'yaml.fromBytes': (bytes: number) => writeYamlValue(heap, decodeYaml(viewBytes(heap, bytes))),
  'yaml.try_fromBytes': (pointer: number) => {
    const bytes = viewBytes(heap, pointer)
    return writeYamlResult(
      heap,
      attempt(() => decodeYaml(bytes)),
    )
  },
})
