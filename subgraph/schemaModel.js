import { Kind, parse, print } from 'graphql'

/**
 * The data model behind an SDL text, in the shape of the published model: enums, interfaces and entities with
 * their fields as text, such as `Deal!` or `[Task!]! derivedFrom deal`.
 *
 * @param {string} sdl
 */
export function readModel(sdl) {
  const { definitions } = parse(sdl)
  const ofKind = (kind) => definitions.filter((definition) => definition.kind === kind)
  return {
    enums: byName(ofKind(Kind.ENUM_TYPE_DEFINITION), ({ values }) => values.map(({ name }) => name.value)),
    interfaces: byName(ofKind(Kind.INTERFACE_TYPE_DEFINITION), ({ fields }) => byName(fields, fieldText)),
    entities: byName(ofKind(Kind.OBJECT_TYPE_DEFINITION), ({ interfaces, fields }) => ({
      implements: interfaces.map(({ name }) => name.value),
      fields: byName(fields, fieldText),
    })),
  }
}

/**
 * What a published model has and ours lacks or changes, one sentence each; empty when every query of the
 * published model is also one of ours.
 */
export function brokenPromises(published, ours) {
  return [
    ...missing('enum value', asFields(published.enums), asFields(ours.enums)),
    ...missing('field', published.interfaces, ours.interfaces),
    ...missing('field', mapValues(published.entities, fieldsOf), mapValues(ours.entities, fieldsOf)),
    ...missing(
      'interface',
      mapValues(published.entities, interfacesOf),
      mapValues(ours.entities, interfacesOf),
    ),
  ]
}

/** Types, fields and enum values without a description. */
export function undescribed(sdl) {
  return parse(sdl).definitions.flatMap((definition) => {
    const members = [...(definition.fields ?? []), ...(definition.values ?? [])]
    const own = definition.description === undefined ? [definition.name.value] : []
    const inner = members.filter(({ description }) => description === undefined)
    return [...own, ...inner.map(({ name }) => `${definition.name.value}.${name.value}`)]
  })
}

/** Fields that refer to a type, or derive from a field, that does not exist. */
export function danglingFields({ enums, interfaces, entities }) {
  const types = { ...interfaces, ...mapValues(entities, fieldsOf) }
  const scalars = ['ID', 'String', 'Boolean', 'Int', 'BigInt', 'BigDecimal', 'Bytes', 'Int8', 'Timestamp']
  const known = new Set([...Object.keys(enums), ...Object.keys(types), ...scalars])
  return Object.entries(types).flatMap(([type, fields]) =>
    Object.entries(fields)
      .filter(([, text]) => {
        const [reference, source] = text.split(' derivedFrom ')
        const target = reference.replaceAll(/[[\]!]/g, '')
        return !known.has(target) || (source !== undefined && types[target]?.[source] === undefined)
      })
      .map(([field]) => `${type}.${field}`),
  )
}

function missing(what, published, ours) {
  return Object.entries(published).flatMap(([type, members]) =>
    Object.entries(members).flatMap(([name, text]) => {
      const found = ours[type]?.[name]
      if (found === text) return []
      return [`${type} lacks the ${what} ${name}: ${text}${found === undefined ? '' : `, it has ${found}`}.`]
    }),
  )
}

function fieldText({ type, directives }) {
  const derived = directives.find(({ name }) => name.value === 'derivedFrom')
  return derived === undefined
    ? print(type)
    : `${print(type)} derivedFrom ${derived.arguments[0].value.value}`
}

function byName(nodes, describe) {
  return Object.fromEntries(nodes.map((node) => [node.name.value, describe(node)]))
}

function mapValues(object, change) {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]))
}

function fieldsOf({ fields }) {
  return fields
}

function interfacesOf(entity) {
  return Object.fromEntries(entity.implements.map((name) => [name, 'implemented']))
}

function asFields(enums) {
  return mapValues(enums, (values) => Object.fromEntries(values.map((value) => [value, 'value'])))
}
