import type { Value } from './value.js'

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\0': '\\0',
}

const quoted = (text: string): string =>
  `"${text.replace(/["\\\p{Cc}]/gu, (c) => ESCAPES[c] ?? `\\u{${c.codePointAt(0)?.toString(16)}}`)}"`

const float = (value: number): string => {
  const text = String(value).replace('e+', 'e')
  return /[.e]|Infinity|NaN/.test(text) ? text : `${text}.0`
}

/**
 * A value as error messages of the public query API print it.
 *
 * @example
 * debugText(valueFromJson({ foo: 'x' }, [])) // 'Object({"foo": String("x")})'
 */
export const debugText = (value: Value): string => {
  switch (value.kind) {
    case 'Null':
      return 'Null'
    case 'String':
      return `String(${quoted(value.value)})`
    case 'Enum':
      return `Enum(${quoted(value.value)})`
    case 'Int':
      return `Int(Number(${value.value}))`
    case 'Float':
      return `Float(${float(value.value)})`
    case 'Boolean':
      return `Boolean(${value.value})`
    case 'List':
      return `List([${value.items.map(debugText).join(', ')}])`
    case 'Object':
      return `Object({${[...value.entries].map(([key, item]) => `${quoted(key)}: ${debugText(item)}`).join(', ')}})`
  }
}
