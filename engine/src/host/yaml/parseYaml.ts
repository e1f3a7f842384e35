import { createRequire } from 'node:module'
import type { Node, Scalar } from 'yaml'

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
/** Values of one document, each alias counted with all it stands for: a few lines can stand for billions. */
const MAX_VALUES = 1_000_000

/** Loaded where it is used: hardly any mapping reads YAML. */
const loadYaml = (): typeof import('yaml') => createRequire(import.meta.url)('yaml')

/** Parses one YAML document. Throws a `SyntaxError` when it is not well formed. */
export const parseYaml = (text: string): YamlValue => {
  const yaml = loadYaml()
  const { LineCounter, parseDocument } = yaml
  const document = parseDocument(text, { lineCounter: new LineCounter(), logLevel: 'silent' })
  const [problem] = document.errors
  if (problem) throw new SyntaxError(problem.message)
  return new Reader(yaml).value(document.contents, 0)
}

/** What an anchor stands for, with the number of its values and how deep they nest. */
type Anchored = Readonly<{ value: YamlValue; size: number; height: number }>

class Reader {
  readonly #yaml: ReturnType<typeof loadYaml>
  readonly #anchors = new Map<string, Anchored>()
  #size = 0
  #deepest = 0

  constructor(yaml: ReturnType<typeof loadYaml>) {
    this.#yaml = yaml
  }

  value(node: unknown, depth: number): YamlValue {
    if (this.#yaml.isAlias(node)) return this.#anchored(node.source, depth)
    const [sizeBefore, deepestBefore] = [this.#size, this.#deepest]
    this.#deepest = depth
    this.#count(1, depth)
    const tag = ownTag(node)
    const untagged = this.#untagged(node, depth + 1)
    const value: YamlValue = tag === undefined ? untagged : { kind: 'tagged', tag, value: untagged }
    const anchor = (node as Node | null)?.anchor
    if (anchor !== undefined)
      this.#anchors.set(anchor, { value, size: this.#size - sizeBefore, height: this.#deepest - depth })
    this.#deepest = Math.max(this.#deepest, deepestBefore)
    return value
  }

  #anchored(name: string, depth: number): YamlValue {
    const known = this.#anchors.get(name)
    if (!known) throw new SyntaxError(`alias to the unknown anchor ${name}`)
    this.#count(known.size, depth + known.height)
    return known.value
  }

  #count(size: number, depth: number): void {
    this.#size += size
    this.#deepest = Math.max(this.#deepest, depth)
    if (depth > MAX_DEPTH) throw new SyntaxError('recursion limit exceeded')
    if (this.#size > MAX_VALUES) throw new SyntaxError('repetition limit exceeded')
  }

  #untagged(node: unknown, depth: number): YamlValue {
    const { isMap, isScalar, isSeq } = this.#yaml
    if (isSeq(node)) return { kind: 'array', value: node.items.map((item) => this.value(item, depth)) }
    if (isMap(node))
      return {
        kind: 'object',
        value: node.items.map(
          ({ key, value }) => [this.value(key, depth), this.value(value, depth)] as const,
        ),
      }
    return isScalar(node) ? scalar(node) : { kind: 'null' }
  }
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
