import { readFileSync } from 'node:fs'
import {
  type DefinitionNode,
  type DocumentNode,
  extendSchema,
  GraphQLSchema,
  isObjectType,
  isTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
  parse,
  specifiedScalarTypes,
  type TypeNode,
  visit,
} from 'graphql/index.js'
import { GatewayError } from '../core/gatewayError.js'
import type { Need } from '../core/need.js'
import type { ComputedField, RootField, SubscriptionField, View } from '../core/view.js'
import { isAnswerable } from './isAnswerable.js'

/** A computed field as it is served over one base schema: what it reads has been settled. */
export type ServedField = ComputedField & Readonly<{ reads: Need }>

/** The schema that clients see, and which of its fields are computed by the gateway. */
export type ServedSchema = Readonly<{
  /** What the upstream understands. */
  base: GraphQLSchema
  /** Base and extensions. */
  schema: GraphQLSchema
  /** Computed fields by type and name. */
  fields: ReadonlyMap<string, ReadonlyMap<string, ServedField>>
  /** Root fields of the gateway by name. */
  roots: ReadonlyMap<string, RootField>
  /** Subscriptions of the gateway by name. */
  subscriptions: ReadonlyMap<string, SubscriptionField>
}>

/**
 * Extends a base schema by views. A field whose base fields are missing there is left out, so that whatever
 * is offered can be answered; a name that the base uses already is an error.
 */
export const createServedSchema = (given: GraphQLSchema, views: readonly View[]): ServedSchema => {
  const base = withoutSubscriptions(given)
  const queryType = base.getQueryType() ?? undefined
  const fields = new Map<string, Map<string, ServedField>>()
  const missing = new Set<string>()
  for (const [typeName, computed] of views.flatMap((view) => Object.entries(view.fields ?? {}))) {
    // Several views may extend one type.
    const served = fields.get(typeName) ?? new Map<string, ServedField>()
    for (const [name, field] of Object.entries(computed)) {
      const settled = isStored(base, typeName, name, field) ? undefined : settle(base, typeName, field)
      if (settled) served.set(name, { ...field, reads: settled.reads })
      else missing.add(`${typeName}.${name}`)
      for (const absent of settled?.missing ?? []) missing.add(absent)
    }
    fields.set(typeName, served)
  }

  const roots = new Map<string, RootField>()
  for (const [name, root] of views.flatMap((view) => Object.entries(view.roots ?? {})))
    if (isAnswerable(queryType, root.requires)) {
      roots.set(name, root)
      for (const [field, need] of Object.entries(root.optional ?? {}))
        if (!isAnswerable(queryType, need)) missing.add(field)
    } else missing.add(`Query.${name}`)

  const subscriptions = new Map<string, SubscriptionField>()
  for (const [name, subscription] of views.flatMap((view) => Object.entries(view.subscriptions ?? {}))) {
    const { field } = subscription
    const isOffered =
      isAnswerable(queryType, { [field]: true }) || (subscription.kind === 'watch' && roots.has(field))
    if (isOffered) subscriptions.set(name, subscription)
    else missing.add(`Subscription.${name}`)
  }

  const extension = understood(base, without(readSdl(views), missing))
  rejectCollisions(base, extension)
  const schema = extendSchema(base, extension, { assumeValid: true })
  return { base, schema, fields, roots, subscriptions }
}

/** Older services offer subscriptions of their own, over a transport that the gateway does not speak. */
const withoutSubscriptions = (base: GraphQLSchema): GraphQLSchema => {
  const root = base.getSubscriptionType()
  if (!root) return base
  const { types, ...config } = base.toConfig()
  return new GraphQLSchema({ ...config, subscription: null, types: types.filter((type) => type !== root) })
}

/** True when the base has a field that the gateway computes only for want of it. */
const isStored = (base: GraphQLSchema, typeName: string, name: string, field: ComputedField): boolean => {
  const type = base.getType(typeName)
  return field.kind === 'value' && field.yields === true && isObjectType(type) && name in type.getFields()
}

const settle = (base: GraphQLSchema, typeName: string, field: ComputedField) => {
  const type = base.getType(typeName)
  const need = field.needs.find((candidate) => isAnswerable(type, candidate))
  if (!need) return undefined
  if (
    field.kind === 'value' &&
    field.requires &&
    !isAnswerable(base.getQueryType() ?? undefined, field.requires)
  )
    return undefined
  const missing: string[] = []
  let reads: Need = need
  for (const [name, more] of Object.entries((field.kind === 'value' && field.optional) || {}))
    if (isAnswerable(type, more)) reads = { ...reads, ...more }
    else missing.push(name)
  return { reads, missing }
}

// The SDL lies beside the sources; compiled code finds it from `dist/schema` at the same distance.
const readSdl = (views: readonly View[]): DocumentNode =>
  parse(views.map(({ sdl }) => readFileSync(new URL(`../../src/${sdl}`, import.meta.url), 'utf8')).join('\n'))

type Definition = ObjectTypeDefinitionNode | ObjectTypeExtensionNode

const without = (sdl: DocumentNode, missing: ReadonlySet<string>): DocumentNode => {
  const prune = (node: Definition) => {
    const kept = node.fields?.filter((field) => !missing.has(`${node.name.value}.${field.name.value}`))
    return kept?.length === 0 ? null : { ...node, ...(kept && { fields: kept }) }
  }
  return visit(sdl, { [Kind.OBJECT_TYPE_DEFINITION]: prune, [Kind.OBJECT_TYPE_EXTENSION]: prune })
}

/** What is left when everything goes that names a type of a richer subgraph, however indirectly. */
const understood = (base: GraphQLSchema, extension: DocumentNode): DocumentNode => {
  const defined = extension.definitions.flatMap((node) =>
    isTypeDefinitionNode(node) ? [node.name.value] : [],
  )
  const known = new Set([
    ...specifiedScalarTypes.map(({ name }) => name),
    ...Object.keys(base.getTypeMap()),
    ...defined,
  ])
  const isKnown = (type: TypeNode): boolean =>
    type.kind === Kind.NAMED_TYPE ? known.has(type.name.value) : isKnown(type.type)
  const strange = extension.definitions.flatMap((node) =>
    isDefinition(node)
      ? (node.fields ?? [])
          .filter(({ type, arguments: args = [] }) => ![type, ...args.map((arg) => arg.type)].every(isKnown))
          .map((field) => `${node.name.value}.${field.name.value}`)
      : [],
  )
  return strange.length === 0 ? extension : understood(base, without(extension, new Set(strange)))
}

const isDefinition = (node: DefinitionNode): node is Definition =>
  node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION

const rejectCollisions = (base: GraphQLSchema, extension: DocumentNode): void => {
  const collisions = extension.definitions.flatMap((node) => {
    if (!('name' in node) || !node.name) return []
    const type = base.getType(node.name.value)
    if (node.kind !== Kind.OBJECT_TYPE_EXTENSION) return type ? [node.name.value] : []
    const taken = isObjectType(type) ? type.getFields() : {}
    return (node.fields ?? [])
      .filter((field) => field.name.value in taken)
      .map((field) => `${node.name.value}.${field.name.value}`)
  })
  if (collisions.length > 0)
    throw new GatewayError(`The subgraph already has ${collisions.join(', ')}.`, {
      facts: { collisions },
      remedy: 'Rename the field of the gateway, or drop it in favour of the one of the subgraph.',
    })
}
