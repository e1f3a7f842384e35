import {
  type ArgumentNode,
  type DocumentNode,
  Kind,
  parse,
  stripIgnoredCharacters,
  type ValueNode,
  visit,
} from 'graphql/index.js'

/** What decides whether two requests have the same answer, and for how long. */
export type DocumentFacts = Readonly<{
  /** The document without what does not matter. */
  text: string
  /** Variables that it uses; undefined when it cannot be read, so that all of them may matter. */
  variables: readonly string[] | undefined
  /** The `block` argument of every root field; undefined when one has none. */
  pins: readonly ValueNode[] | undefined
}>

/** A block that a root field asks for. */
export type Pin = Readonly<{ number?: unknown; hash?: unknown }>

/** Far more than clients send. A larger document is taken as it is: reading it would cost more than it saves. */
const MAX_CHARACTERS = 30_000
const MAX_TOKENS = 2_000

/** Reads a document for the upstream. What is malformed or too large is taken as it is. */
export const documentFacts = (source: string): DocumentFacts => {
  if (source.length > MAX_CHARACTERS) return unread(source)
  try {
    const document = parse(source, { maxTokens: MAX_TOKENS, noLocation: true })
    return {
      text: stripIgnoredCharacters(source),
      variables: variablesOf(document),
      pins: pinsOf(document),
    }
  } catch {
    return unread(source)
  }
}

const unread = (text: string): DocumentFacts => ({ text, variables: undefined, pins: undefined })

const variablesOf = (document: DocumentNode): readonly string[] => {
  const names = new Set<string>()
  visit(document, { Variable: ({ name }) => void names.add(name.value) })
  return [...names].sort()
}

const pinsOf = ({ definitions }: DocumentNode): readonly ValueNode[] | undefined => {
  const pins: ValueNode[] = []
  for (const definition of definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue
    for (const selection of definition.selectionSet.selections) {
      const pin = selection.kind === Kind.FIELD ? selection.arguments?.find(isBlock)?.value : undefined
      if (!pin) return undefined
      pins.push(pin)
    }
  }
  return pins
}

const isBlock = ({ name }: ArgumentNode): boolean => name.value === 'block'

/** The blocks that the root fields of a request are pinned to; undefined when any is not pinned to one. */
export const pinnedBlocks = (
  { pins }: DocumentFacts,
  variables: Readonly<Record<string, unknown>> = {},
): readonly Pin[] | undefined => {
  const blocks = pins?.map((pin): Pin | undefined => {
    if (pin.kind === Kind.VARIABLE) {
      const value = variables[pin.name.value]
      return typeof value === 'object' && value !== null ? value : undefined
    }
    if (pin.kind !== Kind.OBJECT) return undefined
    return Object.fromEntries(pin.fields.map(({ name, value }) => [name.value, literalOf(value, variables)]))
  })
  return blocks?.every((block) => block !== undefined) ? blocks : undefined
}

const literalOf = (node: ValueNode, variables: Readonly<Record<string, unknown>>): unknown => {
  if (node.kind === Kind.VARIABLE) return variables[node.name.value]
  if (node.kind === Kind.INT) return Number(node.value)
  return node.kind === Kind.STRING ? node.value : undefined
}
