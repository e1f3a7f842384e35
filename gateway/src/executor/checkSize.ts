import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  Lexer,
  parse,
  type SelectionSetNode,
  Source,
  TokenKind,
} from 'graphql/index.js'
import { RequestError } from '../core/requestError.js'

/** How large a document may be. Clients stay far below: a large page of an explorer has about 300 tokens. */
export const DOCUMENT_LIMITS = {
  characters: 500_000,
  tokens: 10_000,
  depth: 255,
  fields: 3_000,
  keys: 500,
  pairs: 30_000,
}

/** A selection set, and for each level above it the fragment that opened the level, or nothing. */
type Opened = Readonly<{ set: SelectionSetNode; open: readonly string[] }>

const NOTHING: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: [] }

const tooComplex = (what: string, limit: number): RequestError =>
  new RequestError('OPERATION_TOO_COMPLEX', `The operation has more than ${limit} ${what}.`, {
    facts: { limit },
  })

/**
 * Parses a document without letting its size decide how long that takes.
 *
 * @throws RequestError when it is too large, the parser's error when it is malformed.
 */
export const parseDocument = (text: string): DocumentNode => {
  const { characters, tokens, depth } = DOCUMENT_LIMITS
  if (text.length > characters) throw tooComplex('characters', characters)
  checkTokens(text, tokens)
  try {
    return parse(text)
  } catch (error) {
    // The parser calls itself for each level until the stack is full.
    if (error instanceof RangeError) throw tooComplex('levels', depth)
    throw error
  }
}

/** Counted first, for a large tree takes longer to be collected than its tokens take to be read. */
const checkTokens = (text: string, most: number): void => {
  // There are no more tokens than characters.
  if (text.length <= most) return
  const lexer = new Lexer(new Source(text))
  for (let count = 0; lexer.advance().kind !== TokenKind.EOF; count += 1)
    if (count >= most) throw tooComplex('tokens', most)
}

/**
 * Makes sure that a document can be validated in a time that grows with its length only. Validation
 * compares every two fields of one response key, and follows fragments each time they are spread. Returns the number of
 * its fields.
 *
 * @throws RequestError otherwise.
 */
export const checkSize = (document: DocumentNode): number => {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
  const reached = new Set<string>()
  let fields = 0
  let pairs = 0

  const collect = ({ set, open }: Opened, into: Map<string, Opened[]>): void => {
    for (const selection of set.selections) {
      fields += 1
      if (fields > DOCUMENT_LIMITS.fields) throw tooComplex('fields', DOCUMENT_LIMITS.fields)
      if (open.length > DOCUMENT_LIMITS.depth) throw tooComplex('levels', DOCUMENT_LIMITS.depth)
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value
        const known = into.get(key) ?? []
        into.set(key, known)
        pairs += known.length
        if (pairs > DOCUMENT_LIMITS.pairs) throw tooComplex('pairs of fields to merge', DOCUMENT_LIMITS.pairs)
        known.push({ set: selection.selectionSet ?? NOTHING, open: [...open, ''] })
      } else if (selection.kind === Kind.INLINE_FRAGMENT)
        collect({ set: selection.selectionSet, open: [...open, ''] }, into)
      else {
        const name = selection.name.value
        const fragment = fragments.get(name)
        reached.add(name)
        // A cycle is for validation to report.
        if (fragment && !open.includes(name))
          collect({ set: fragment.selectionSet, open: [...open, name] }, into)
      }
    }
  }
  const walk = (sets: readonly Opened[]): void => {
    const merged = new Map<string, Opened[]>()
    for (const opened of sets) collect(opened, merged)
    if (merged.size > DOCUMENT_LIMITS.keys) throw tooComplex('fields of one object', DOCUMENT_LIMITS.keys)
    for (const below of merged.values()) walk(below)
  }

  for (const definition of document.definitions)
    if (definition.kind === Kind.OPERATION_DEFINITION) walk([{ set: definition.selectionSet, open: [] }])
  for (const [name, { selectionSet }] of fragments)
    if (!reached.has(name)) walk([{ set: selectionSet, open: [name] }])
  return fields
}
