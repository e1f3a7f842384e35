import type { Imports } from '../../host/guest.js'
import { readStoreFields, writeEntities, writeStoreFields } from '../../host/memory/storeValue.js'
import { readText } from '../../host/memory/text.js'
import type { StoreFields } from '../../host/storeValue.js'
import type { SuiteGuest } from '../suiteGuest.js'

/** Fields in the order in which `store.get` gives them: by name. */
const sorted = (fields: StoreFields): StoreFields => new Map([...fields].sort(([a], [b]) => (a < b ? -1 : 1)))

/** `store.*` on the store of the test file, and what tests do with it directly. */
export const mockedStoreImports = (guest: SuiteGuest): Imports => {
  const { heap } = guest
  const written = (fields: StoreFields | undefined) => (fields ? writeStoreFields(heap, fields) : 0)
  return {
    'store.get': (type: number, id: number) =>
      written(guest.state.store.get(readText(heap, type), readText(heap, id))),
    'store.get_in_block': (type: number, id: number) =>
      written(guest.state.inBlock.get(readText(heap, type), readText(heap, id))),
    'store.loadRelated': (type: number, id: number, field: number) => {
      const related = guest.state.store.related(
        readText(heap, type),
        readText(heap, id),
        readText(heap, field),
      )
      return writeEntities(
        heap,
        related.map(([, fields]) => written(fields)),
      )
    },
    'store.set': (type: number, id: number, data: number) => {
      guest.state.store.set(readText(heap, type), readText(heap, id), sorted(readStoreFields(heap, data)))
      return undefined
    },
    'store.remove': (type: number, id: number) => {
      guest.state.store.remove(readText(heap, type), readText(heap, id))
      return undefined
    },
    mockInBlockStore: (type: number, id: number, data: number) => {
      guest.state.inBlock.set(readText(heap, type), readText(heap, id), sorted(readStoreFields(heap, data)))
      return undefined
    },
    clearStore: () => {
      guest.state.store.clear()
      return undefined
    },
    clearInBlockStore: () => {
      guest.state.inBlock.clear()
      return undefined
    },
    countEntities: (type: number) => guest.state.store.count(readText(heap, type)),
  }
}
