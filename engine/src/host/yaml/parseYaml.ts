import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type Scalar,
} from 'yaml'

/** A YAML document as mappings see it: numbers as their text, tags of the author's own kept. */
export type YamlValue =
  | Readonly<{ kind: 'null' }>
  | Readonly<{ kind: 'bool'; value: boolean }>
  | Readonly<{ kind: 'number'; text: string }>
  | Readonly<{ kind: 'string'; value: string }>
  | Readonly<{ kind: 'array'; value: readonly YamlValue[] }>
  | Readonly<{ kind: 'object'; value: readonly (readonly [YamlValue, YamlValue])[] }>
  | Readonly<{ kind: 'tagged'; tag: string; value: YamlValue }>

/** Containers may nest this deep, aliases included. */
const MAX_DEPTH = 127

/** Parses one YAML document. Throws a `SyntaxError` when it is not well formed. */
export const parseYaml = (text: string): YamlValue => {
  const document = parseDocument(text, { lineCounter: new LineCounter(), logLevel: 'silent' })
  const [problem] = document.errors
  if (problem) throw new SyntaxError(problem.message)
  return toValue(document, document.contents, 0)
}

const toValue = (document: Document, node: unknown, depth: number): YamlValue => {
  if (depth > MAX_DEPTH) throw new SyntaxError('recursion limit exceeded')
  const tag = ownTag(node)
  return tag === undefined
    ? untagged(document, node, depth)
    : { kind: 'tagged', tag, value: untagged(document, node, depth) }
}

const untagged = (document: Document, node: unknown, depth: number): YamlValue => {
  if (isAlias(node)) return toValue(document, node.resolve(document), depth + 1)
  if (isSeq(node))
    return { kind: 'array', value: node.items.map((item) => toValue(document, item, depth + 1)) }
  if (isMap(node))
    return {
      kind: 'object',
      value: node.items.map(
        ({ key, value }) => [toValue(document, key, depth + 1), toValue(document, value, depth + 1)] as const,
      ),
    }
  return isScalar(node) ? scalar(node) : { kind: 'null' }
}

const scalar = (node: Scalar): YamlValue => {
  const { value } = node
  if (typeof value === 'boolean') return { kind: 'bool', value }
  if (typeof value === 'number' || typeof value === 'bigint')
    return { kind: 'number', text: node.source ?? String(value) }
  return typeof value === 'string' ? { kind: 'string', value } : { kind: 'null' }
}

const ownTag = (node: unknown): string | undefined => {
  const tag = (node as Node | null)?.tag
  return tag?.startsWith('!') && tag.length > 1 ? tag : undefined
}
