import { Kind, parse, stripIgnoredCharacters } from 'graphql/index.js'
import { GatewayError } from '../core/gatewayError.js'
import { createLruCache } from '../core/lruCache.js'
import { RequestError } from '../core/requestError.js'

/** Texts of documents that explorers and SDKs are known to send, by the ids under which they may send them. */
export type TrustedManifest = ReadonlyMap<string, string>

/** What is known of documents before they are read. */
export type TrustedDocuments = Readonly<{
  /** Names of their operations. */
  names: readonly string[]
  /** Text of a document by its id. */
  textOf: (id: string) => string | undefined
  /**
   * True when the text is that of a trusted document, but for white space and comments.
   *
   * @throws RequestError when it is not, and only trusted documents are answered.
   */
  check: (text: string) => boolean
}>

const TEXTS = 1_000
const CHARACTERS = 300_000

/**
 * Makes the register of trusted documents.
 *
 * @throws GatewayError for one that is no GraphQL.
 */
export const createTrustedDocuments = (
  manifest: TrustedManifest = new Map(),
  { only = false }: Readonly<{ only?: boolean | undefined }> = {},
): TrustedDocuments => {
  const texts = new Set([...manifest.values()].map(normalize))
  const known = createLruCache<boolean>(TEXTS, { characters: CHARACTERS })
  return {
    names: [...manifest].flatMap(([id, text]) => namesIn(id, text)),
    textOf: (id) => manifest.get(id) ?? manifest.get(id.replace(/^sha256:/, '')),
    check(text) {
      if (texts.size === 0 && !only) return false
      const isTrusted = known.getOrCreate(text, () => texts.has(normalize(text)))
      if (only && !isTrusted)
        throw new RequestError(
          'DOCUMENT_NOT_TRUSTED',
          'Only documents of the list of trusted ones are answered.',
        )
      return isTrusted
    },
  }
}

const namesIn = (id: string, text: string): readonly string[] => {
  try {
    return parse(text).definitions.flatMap((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION && definition.name ? [definition.name.value] : [],
    )
  } catch (error) {
    throw new GatewayError(`The trusted document "${id}" is no GraphQL.`, {
      facts: { id },
      cause: error,
      remedy: 'Write the list of trusted documents again.',
    })
  }
}

/** Text that cannot be read stays as it is: nothing trusted is equal to it. */
const normalize = (text: string): string => {
  try {
    return stripIgnoredCharacters(text)
  } catch {
    return text
  }
}
