import { AUTO_ID, checkEntity, entityTypeOf, parseEntityId } from '../entity.js'
import type { Guest, Imports } from '../guest.js'
import { deterministic } from '../hostError.js'
import { EntityExchange } from '../memory/entityExchange.js'
import { readStoreFields, writeEntities } from '../memory/storeValue.js'
import { readText } from '../memory/text.js'

/** Since this version a field that the schema does not know is an error. */
const REFUSE_UNDEFINED = '0.0.8'

/** `store.*`: entities as the running handler sees them. */
export const storeImports = (guest: Guest): Imports => {
  const { heap } = guest
  const exchange = new EntityExchange(heap)
  const refusesUndefined = memoised((version: string) => atLeast(version, REFUSE_UNDEFINED))
  const typeAndId = (typeName: number, idText: number, action: string) => {
    const type = entityTypeOf(guest.run.schema, readText(heap, typeName), action)
    return { type, id: parseEntityId(type, readText(heap, idText)) }
  }
  return {
    'store.get': (typeName: number, idText: number) => {
      const { type, id } = typeAndId(typeName, idText, 'get')
      const entity = guest.run.world.store.get(type.name, id)
      return entity === null ? 0 : exchange.write(type, entity)
    },
    'store.get_in_block': (typeName: number, idText: number) => {
      const { type, id } = typeAndId(typeName, idText, 'get')
      const entity = guest.run.world.store.getInBlock(type.name, id)
      return entity === null ? 0 : exchange.write(type, entity)
    },
    'store.loadRelated': (typeName: number, idText: number, fieldName: number) => {
      const { type, id } = typeAndId(typeName, idText, 'get')
      const name = readText(heap, fieldName)
      const field = type.fields.get(name)
      if (field?.derivedFrom === undefined)
        throw deterministic(
          `Entity ${type.name}[${id}]: ${field ? `field is not derived \`${name}\`` : `unknown field \`${name}\``}`,
        )
      const target = entityTypeOf(guest.run.schema, field.base, 'get')
      const related = guest.run.world.store.loadRelated(type.name, id, name)
      return writeEntities(
        heap,
        related.map((entity) => exchange.write(target, entity)),
      )
    },
    'store.set': (typeName: number, idText: number, data: number) => {
      const type = entityTypeOf(guest.run.schema, readText(heap, typeName), 'set')
      // Ids of data points are generated, whatever the mapping says.
      const id = type.timeseries ? AUTO_ID : parseEntityId(type, readText(heap, idText))
      const { store } = guest.run.world
      const saved = id === AUTO_ID ? undefined : exchange.read(type, id, data)
      if (saved) store.set(type.name, id, saved.entity, saved.from)
      else {
        const refuseUndefined = refusesUndefined(guest.run.apiVersion)
        store.set(type.name, id, checkEntity(type, id, readStoreFields(heap, data), { refuseUndefined }))
      }
      return undefined
    },
    'store.remove': (typeName: number, idText: number) => {
      const { type, id } = typeAndId(typeName, idText, 'remove')
      guest.run.world.store.remove(type.name, id)
      return undefined
    },
  }
}

/** Remembers the last answer: one instance serves handlers of few versions. */
const memoised = <T>(compute: (argument: string) => T) => {
  let last: { argument: string; value: T } | undefined
  return (argument: string): T => {
    if (last?.argument !== argument) last = { argument, value: compute(argument) }
    return last.value
  }
}

const atLeast = (version: string, minimum: string): boolean =>
  version.localeCompare(minimum, 'en', { numeric: true }) >= 0
