import { type NameNode, type ObjectTypeDefinitionNode, parse, print, type TypeNode } from 'graphql'
import { describe, expect, test } from 'vitest'
import { shareNodes } from './shareNodes.js'

const SDL = `
"A #0, of \\"one\\"."
type A { id: ID!  b(first: Int = 1): [B!]! }
type B { id: ID!  b(first: Int = 1): [B!]!  c(first: String = "1"): B }
enum C { A B }`

const read = () => parse(SDL, { noLocation: true })

describe('shareNodes()', () => {
  test('leaves what the tree says as it is', () => {
    expect(shareNodes(read())).toEqual(read())
    expect(print(shareNodes(read()))).toBe(print(read()))
  })

  test('makes fields, types and names that are alike one, and no others', () => {
    const [a, b] = shareNodes(read()).definitions as ObjectTypeDefinitionNode[]
    const [idOfA, bOfA] = a?.fields ?? []
    const [idOfB, bOfB, cOfB] = b?.fields ?? []
    expect(idOfA).toBe(idOfB)
    expect(bOfA).toBe(bOfB)
    expect(cOfB?.arguments?.[0]?.name).toBe(bOfB?.arguments?.[0]?.name)
    expect(cOfB?.arguments?.[0]).not.toBe(bOfB?.arguments?.[0])
    expect(nameIn(bOfB?.type)).toBe(b?.name)
  })
})

/** The name under lists and non-nulls. */
const nameIn = (type: TypeNode | undefined): NameNode | undefined =>
  type && (type.kind === 'NamedType' ? type.name : nameIn(type.type))
