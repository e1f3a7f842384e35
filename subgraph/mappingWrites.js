import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Which entities each function of the mappings stores, itself or through the functions it calls.
 *
 * Read from the sources in one pass: a function stores the type of every variable it saves. The type of a
 * variable is where it comes from: `new X(…)`, `X.load(…)`, a parameter, or a function with a declared result.
 *
 * @param {string} folder where the mappings are
 * @param {ReadonlySet<string>} entityTypes
 * @returns {ReadonlyMap<string, ReadonlySet<string>>} function name → entity types
 */
export function mappingWrites(folder, entityTypes) {
  const functions = readFunctions(folder)
  const writes = new Map()
  for (const [name, fn] of functions) writes.set(name, ownWrites(fn, functions, entityTypes))
  for (let grew = true; grew; ) {
    grew = false
    for (const [name, fn] of functions) {
      const own = writes.get(name)
      const before = own.size
      for (const callee of calledIn(fn, functions)) for (const type of writes.get(callee)) own.add(type)
      grew ||= own.size > before
    }
  }
  return writes
}

function readFunctions(folder) {
  const functions = new Map()
  const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.ts'))
  for (const file of files) {
    const text = readFileSync(join(folder, file), 'utf8')
    for (const match of text.matchAll(/^(?:export )?function (\w+)\(([^)]*)\): ([^{]+) \{\n(.*?)^\}/gms)) {
      const [, name, parameters, result, body] = match
      // Private helpers may share a name between files, but not with anything that others import.
      functions.set(isExported(match[0]) ? name : `${file} ${name}`, { file, parameters, result, body })
    }
  }
  return functions
}

function isExported(declaration) {
  return declaration.startsWith('export ')
}

function ownWrites({ file, parameters, body }, functions, entityTypes) {
  const types = new Map()
  for (const [, name, type] of parameters.matchAll(/(\w+): (\w+)/g)) types.set(name, type)
  for (const [, name, maker] of body.matchAll(/(?:const|let) (\w+) = (?:new )?(\w+)(?:\.load\w*)?\(/g)) {
    types.set(
      name,
      entityTypes.has(maker) ? maker : resultOf(functions.get(maker) ?? functions.get(`${file} ${maker}`)),
    )
  }
  const written = new Set()
  for (const [, name] of body.matchAll(/(\w+)\.save\(\)/g)) {
    const type = types.get(name)
    if (entityTypes.has(type)) written.add(type)
    else throw new Error(`Cannot tell which entity "${name}.save()" stores in:\n${body}`)
  }
  return written
}

function resultOf(fn) {
  return fn?.result.replace(' | null', '')
}

function calledIn({ file, body }, functions) {
  const names = [...body.matchAll(/(?<![.\w])(\w+)\(/g)].map(([, name]) => name)
  return names.flatMap((name) => [name, `${file} ${name}`]).filter((name) => functions.has(name))
}
