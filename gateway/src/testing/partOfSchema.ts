import { Kind, parse, print, visit } from 'graphql/index.js'
import { typeNameOf } from './apiSchemaSdl.js'

/** A schema with these entities only, and the fields that lead to none of the others; serving it takes a fraction. */
export const partOfSchema = (schema: string, entities: readonly string[]): string => {
  const document = parse(schema)
  const dropped = new Set(
    document.definitions.flatMap((definition) =>
      (definition.kind === Kind.OBJECT_TYPE_DEFINITION ||
        definition.kind === Kind.INTERFACE_TYPE_DEFINITION) &&
      !entities.includes(definition.name.value)
        ? [definition.name.value]
        : [],
    ),
  )
  const unlessDropped = ({ name }: Readonly<{ name: Readonly<{ value: string }> }>) =>
    dropped.has(name.value) ? null : undefined
  return print(
    visit(document, {
      ObjectTypeDefinition: unlessDropped,
      InterfaceTypeDefinition: unlessDropped,
      FieldDefinition: ({ type }) => (dropped.has(typeNameOf(type)) ? null : undefined),
    }),
  )
}
