/**
 * A syntax tree in which parts that are alike are one: a schema repeats few names, types and arguments thousands of times.
 * Changes the tree that it is given, whose nodes carry no locations; those of the result must not be changed.
 */
export const shareNodes = <Tree extends object>(tree: Tree): Tree => {
  const known = new Map<string, object>()
  const numbers = new Map<object, number>()
  const share = (node: object): object => {
    const parts = node as Record<string, unknown>
    let key = Array.isArray(node) ? '[' : '{'
    for (const name in parts) {
      const part = parts[name]
      if (typeof part === 'object' && part !== null) {
        const shared = share(part)
        parts[name] = shared
        key += `${name}#${numbers.get(shared)},`
      } else key += `${name}:${JSON.stringify(part)},`
    }
    const alike = known.get(key)
    if (alike) return alike
    known.set(key, node)
    numbers.set(node, numbers.size)
    return node
  }
  return share(tree) as Tree
}
