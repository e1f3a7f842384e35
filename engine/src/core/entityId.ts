import type { EntityId, ScalarValue } from './entity.js'
import { bytesToHex, type Hex, hexToBytes } from './hex.js'
import type { IdKind } from './inputSchema.js'

/** The id as an id or reference field holds it. */
export const idToValue = (kind: IdKind, id: EntityId): string | Uint8Array | bigint =>
  kind === 'String' ? id : kind === 'Bytes' ? hexToBytes(id as Hex) : BigInt(id)

/** The id that an id or reference field's value stands for. */
export const idFromValue = (value: ScalarValue): EntityId =>
  typeof value === 'string' ? value : value instanceof Uint8Array ? bytesToHex(value) : String(value)

/** Order of ids: numbers by value, all others by text. */
export const compareIds = (kind: IdKind, a: EntityId, b: EntityId): number => {
  if (a === b) return 0
  return (kind === 'Int8' ? BigInt(a) < BigInt(b) : a < b) ? -1 : 1
}
