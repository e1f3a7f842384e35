import type { EntityId, ScalarValue } from './entity.js'
import { bytesToHex, type Hex, hexToBytes } from './hex.js'
import type { IdKind } from './inputSchema.js'

/** The id as an id or reference field holds it. */
export const idToValue = (kind: IdKind, id: EntityId): string | Uint8Array | bigint =>
  kind === 'String' ? id : kind === 'Bytes' ? hexToBytes(id as Hex) : BigInt(id)

/** The id that an id or reference field's value stands for. */
export const idFromValue = (value: ScalarValue): EntityId =>
  typeof value === 'string' ? value : value instanceof Uint8Array ? bytesToHex(value) : String(value)

/** A hash of 32 bits, as a signed number: FNV-1a of the id's UTF-16 code units, begun with `seed`. */
export const hashOfId = (id: EntityId, seed = 0x811c9dc5): number => {
  let hash = seed
  for (let index = 0; index < id.length; index++) hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193)
  return hash | 0
}

/** Order of ids: numbers by value, all others by text. */
export const compareIds = (kind: IdKind, a: EntityId, b: EntityId): number => {
  if (a === b) return 0
  return (kind === 'Int8' ? BigInt(a) < BigInt(b) : a < b) ? -1 : 1
}
