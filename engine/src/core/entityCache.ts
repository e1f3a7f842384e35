import type { Entity, EntityId, FieldValue } from './entity.js'
import { compareIds, idFromValue, idToValue } from './entityId.js'
import { fieldValuesEqual } from './fieldValuesEqual.js'
import { generateId } from './generateId.js'
import { createGenerationCache } from './generationCache.js'
import { type EntityView, HandlerError } from './handler.js'
import type { EntityType, Field, InputSchema } from './inputSchema.js'

/** What a block did to one entity, against its state before the block. */
export type EntityChange =
  | Readonly<{
      kind: 'insert' | 'update'
      type: EntityType
      id: EntityId
      entity: Entity
      /** The fields of which an update changes the value. @default all */
      changed?: readonly Field[]
    }>
  | Readonly<{ kind: 'remove'; type: EntityType; id: EntityId }>

/** Committed state, as the store gives it. */
export type StoredEntities = Readonly<{
  load(type: EntityType, id: EntityId): Entity | null
  /** Entities of `type` whose field `link` is `id` or contains it. */
  loadLinked(type: EntityType, link: Field, id: EntityId): readonly Entity[]
  /** The first of `types` that has an entity with this id. */
  findHolder(types: readonly EntityType[], id: EntityId): EntityType | undefined
}>

/** State of entities while a block is processed; see `createEntityCache`. */
export type EntityCache = Readonly<{
  /** What the running handler reads and writes. */
  view: EntityView
  beginBlock(block: Readonly<{ number: number; timestamp: number }>): void
  /** Makes the finished handler's writes part of the block. */
  keepHandler(): void
  /** Drops what the running handler wrote, generated ids included. */
  discardHandler(): void
  /** The block's changes in order of first write. Throws when they break a rule of the schema. */
  changes(): readonly EntityChange[]
  /** Makes the block's changes, now stored, the committed state. */
  keepBlock(changes: readonly EntityChange[]): void
  /** Drops everything the block wrote. */
  discardBlock(): void
  /** Forgets all state, as after a rewind of the store. */
  clear(): void
}>

/**
 * What was done to an entity: fields to merge into it, all of a new one after a removal, or all of it as merging values left
 * it, which spares to merge.
 */
type Op = Readonly<{ kind: 'update' | 'overwrite' | 'whole'; data: Entity }> | Readonly<{ kind: 'remove' }>
type Ops = Map<EntityId, Op>
/** A write of the running handler: where it went, and what was there. */
type Written = Readonly<{ ops: Ops; id: EntityId; before: Op | undefined }>

const ABSENT = Symbol('absent')

/**
 * What lies between handlers and store: committed state, and over it what this block wrote, of which the running handler's
 * part can be taken back. A write merges into the entity; a write after a removal replaces it; a write that changes nothing
 * leaves no trace.
 *
 * @param options.size how many committed entities of all types to keep in memory, twice over. More of them cost more, as
 *   memory that must be collected, than it costs to read them again from pages that the database has in memory.
 *   @default 10_000
 */
export const createEntityCache = (
  schema: InputSchema,
  stored: StoredEntities,
  options: { size?: number } = {},
): EntityCache => {
  const committed = createGenerationCache<EntityType, EntityId, Entity | typeof ABSENT>(
    options.size ?? 10_000,
  )
  const required = new Map<EntityType, readonly string[]>()
  for (const type of schema.entities.values())
    required.set(
      type,
      type.stored.filter((field) => field.nonNull && field.name !== 'id').map((field) => field.name),
    )
  let block = { number: 0, timestamp: 0 }
  let blockOps = new Map<EntityType, Ops>()
  const order: [EntityType, EntityId][] = []
  let ids = 0
  const handler = { written: [] as Written[], orderBefore: 0, idsBefore: 0 }

  const typeOf = (name: string): EntityType => {
    const type = schema.entities.get(name)
    if (type) return type
    throw new HandlerError(
      schema.interfaces.has(name) || schema.aggregations.has(name)
        ? `Cannot set entity of type \`${name}\`. The type must be an @entity type`
        : `Entity type \`${name}\` is not defined in the schema`,
      { class: 'deterministic', facts: { type: name } },
    )
  }

  const current = (type: EntityType, id: EntityId): Entity | null => {
    const known = committed.get(type, id)
    if (known !== undefined) return known === ABSENT ? null : known
    const entity = stored.load(type, id)
    committed.set(type, id, entity ?? ABSENT)
    return entity
  }

  const latest = (type: EntityType, id: EntityId, base: () => Entity | null): Entity | null => {
    const op = blockOps.get(type)?.get(id)
    return apply(op, isPartial(op) ? base() : null)
  }

  /** Whether `entity` is what is there, and values were merged into it at most. */
  const isWhole = (type: EntityType, id: EntityId, entity: Entity): boolean =>
    mergesValues(blockOps.get(type)?.get(id)) && latest(type, id, () => current(type, id)) === entity

  const write = (type: EntityType, id: EntityId, op: Op) => {
    let ops = blockOps.get(type)
    if (!ops) {
      ops = new Map()
      blockOps.set(type, ops)
    }
    const before = ops.get(id)
    if (!before) order.push([type, id])
    handler.written.push({ ops, id, before })
    ops.set(id, accumulate(before, op))
  }

  const keepHandler = () => {
    handler.written.length = 0
    handler.orderBefore = order.length
    handler.idsBefore = ids
  }

  const checkComplete = (type: EntityType, id: EntityId, data: Entity) => {
    const names = required.get(type) ?? []
    if (names.every((name) => name in data)) return
    const merged = latest(type, id, () => current(type, id)) ?? {}
    const missing = names.find((name) => merged[name] === undefined)
    if (missing !== undefined) throw missingValue(type, id, missing)
  }

  const withGeneratedId = (type: EntityType, id: EntityId, data: Entity): [EntityId, Entity] => {
    if (!type.timeseries && id !== 'auto')
      return [id, 'id' in data ? data : { ...data, id: idToValue(type.idKind, id) }]
    const generated = generateId(type, block.number, ids)
    ids += 1
    return [
      generated,
      {
        ...data,
        id: idToValue(type.idKind, generated),
        ...(type.timeseries ? { timestamp: BigInt(block.timestamp) * 1_000_000n } : {}),
      },
    ]
  }

  const view: EntityView = {
    get: (name, id) => {
      const type = typeOf(name)
      return latest(type, id, () => current(type, id))
    },
    getInBlock: (name, id) => latest(typeOf(name), id, () => null),
    loadRelated: (name, id, fieldName) => {
      const owner = typeOf(name)
      const derived = owner.fields.get(fieldName)
      if (derived?.derivedFrom === undefined)
        throw new HandlerError(`Entity ${name}[${id}]: field is not derived \`${fieldName}\``, {
          class: 'deterministic',
          facts: { type: name, id, field: fieldName },
        })
      const targets = schema.interfaces.get(derived.base)?.implementers ?? [derived.base]
      return targets.flatMap((target) => related(typeOf(target), derived.derivedFrom ?? '', id))
    },
    set: (name, givenId, givenData, from) => {
      const type = typeOf(name)
      if (from !== undefined && isWhole(type, givenId, from)) {
        write(type, givenId, { kind: 'whole', data: givenData })
        return
      }
      const [id, data] = withGeneratedId(type, givenId, givenData)
      write(type, id, { kind: 'update', data })
      checkComplete(type, id, data)
    },
    remove: (name, id) => write(typeOf(name), id, { kind: 'remove' }),
  }

  const related = (type: EntityType, linkName: string, id: EntityId): Entity[] => {
    const link = type.fields.get(linkName)
    if (!link) return []
    const candidates = new Set(
      stored.loadLinked(type, link, id).map((entity) => idFromValue(entity.id as string)),
    )
    for (const touched of blockOps.get(type)?.keys() ?? []) candidates.add(touched)
    return [...candidates]
      .sort((a, b) => compareIds(type.idKind, a, b))
      .flatMap((candidate) => {
        const entity = latest(type, candidate, () => current(type, candidate))
        return entity && linksTo(entity[linkName] ?? null, id) ? [entity] : []
      })
  }

  const changeOf = (type: EntityType, id: EntityId, op: Op): EntityChange | undefined => {
    if (type.immutable) return immutableChange(type, id, op)
    const before = current(type, id)
    if (op.kind === 'remove') return before ? { kind: 'remove', type, id } : undefined
    const after = withoutNulls(apply(op, op.kind === 'update' ? before : null) ?? {})
    const changed = before ? changedFields(type, before, after) : type.stored
    if (changed.length === 0) return undefined
    checkStorable(type, id, after)
    if (before) return { kind: 'update', type, id, entity: after, changed }
    checkUnique(type, id)
    return { kind: 'insert', type, id, entity: after }
  }

  /** An unknown earlier version is left to the table's unique id: reading it first would cost every insert. */
  const immutableChange = (type: EntityType, id: EntityId, op: Op): EntityChange | undefined => {
    const known = committed.get(type, id)
    const before = known === undefined || known === ABSENT ? null : known
    if (op.kind === 'remove') {
      const existing = before ?? (known === undefined ? current(type, id) : null)
      if (!existing || type.skipDuplicates) return undefined
      throw violation(type, id, `entity ${type.name}[${id}] is immutable; it cannot be removed`)
    }
    const after = withoutNulls(apply(op, op.kind === 'update' ? before : null) ?? {})
    if (before) {
      if (type.skipDuplicates || changedFields(type, before, after).length === 0) return undefined
      throw violation(type, id, immutableMessage(type, id, block.number))
    }
    checkStorable(type, id, after)
    checkUnique(type, id)
    return { kind: 'insert', type, id, entity: after }
  }

  const checkStorable = (type: EntityType, id: EntityId, entity: Entity) => {
    const missing = (required.get(type) ?? []).find((name) => entity[name] === undefined)
    if (missing !== undefined)
      throw violation(
        type,
        id,
        `can not insert entity ${type.name}[${id}] since value for non-nullable attribute ${missing} is missing.`,
      )
  }

  const siblings = siblingTypes(schema)
  const checkUnique = (type: EntityType, id: EntityId) => {
    const others = siblings.get(type) ?? []
    if (others.length === 0) return
    const opOf = (sibling: EntityType) => blockOps.get(sibling)?.get(id)
    const holder =
      others.find((sibling) => (opOf(sibling) ?? { kind: 'remove' }).kind !== 'remove') ??
      stored.findHolder(
        others.filter((sibling) => !opOf(sibling)),
        id,
      )
    if (holder)
      throw violation(
        type,
        id,
        `tried to set entity of type \`${type.name}\` with ID "${id}" but an entity of type \`${holder.name}\`, which has an interface in common with \`${type.name}\`, exists with the same ID`,
      )
  }

  const reset = () => {
    blockOps = new Map()
    order.length = 0
    ids = 0
    keepHandler()
  }

  return {
    view,
    beginBlock: (next) => {
      reset()
      block = next
    },
    keepHandler,
    discardHandler: () => {
      for (const { ops, id, before } of handler.written.reverse())
        if (before) ops.set(id, before)
        else ops.delete(id)
      order.length = handler.orderBefore
      ids = handler.idsBefore
      handler.written.length = 0
    },
    changes: () =>
      order.flatMap(([type, id]) => {
        const op = blockOps.get(type)?.get(id)
        return (op && changeOf(type, id, op)) ?? []
      }),
    keepBlock: (changes) => {
      for (const change of changes)
        if (change.kind === 'remove') committed.set(change.type, change.id, ABSENT)
        // An immutable entity is rarely read again; keeping it would push out those that are.
        else if (change.type.immutable) committed.delete(change.type, change.id)
        else committed.set(change.type, change.id, change.entity)
      reset()
    },
    discardBlock: reset,
    clear: () => {
      committed.clear()
      reset()
    },
  }
}

/** Text of the failure when an immutable entity is written in a later block than its first. */
export const immutableMessage = (type: EntityType, id: EntityId, block: number): string =>
  `entity ${type.name}[${id}] is immutable; inserting it at block ${block} is not possible as it was already inserted at an earlier block`

/** Null takes a field away, and a removal all of them. */
const mergesValues = (op: Op | undefined): boolean =>
  !op || op.kind === 'whole' || (op.kind === 'update' && !hasNull(op.data))

const hasNull = (entity: Entity): boolean => {
  for (const name in entity) if (entity[name] === null) return true
  return false
}

const isPartial = (op: Op | undefined) => op === undefined || op.kind === 'update'

const accumulate = (existing: Op | undefined, next: Op): Op => {
  if (!existing || next.kind !== 'update') return next
  if (existing.kind === 'remove') return { kind: 'overwrite', data: next.data }
  const kind = existing.kind === 'whole' ? 'update' : existing.kind
  return { kind, data: { ...existing.data, ...next.data } }
}

const apply = (op: Op | undefined, base: Entity | null): Entity | null => {
  if (!op) return base
  if (op.kind === 'remove') return null
  if (op.kind !== 'update' || !base) return op.data
  const merged: Record<string, FieldValue> = { ...base }
  for (const name in op.data) {
    const value = op.data[name] ?? null
    if (value === null) delete merged[name]
    else merged[name] = value
  }
  return merged
}

const withoutNulls = (entity: Entity): Entity =>
  hasNull(entity) ? Object.fromEntries(Object.entries(entity).filter(([, value]) => value !== null)) : entity

const changedFields = (type: EntityType, before: Entity, after: Entity): readonly Field[] =>
  type.stored.filter(({ name }) => !fieldValuesEqual(before[name], after[name]))

const linksTo = (link: FieldValue, id: EntityId): boolean => {
  if (link === null) return false
  return Array.isArray(link)
    ? link.some((element) => idFromValue(element) === id)
    : idFromValue(link as string) === id
}

const siblingTypes = (schema: InputSchema): ReadonlyMap<EntityType, readonly EntityType[]> =>
  new Map(
    [...schema.entities.values()].map((type) => {
      const names = new Set(
        type.interfaces.flatMap((name) => schema.interfaces.get(name)?.implementers ?? []),
      )
      names.delete(type.name)
      return [type, [...names].flatMap((name) => schema.entities.get(name) ?? [])] as const
    }),
  )

const violation = (type: EntityType, id: EntityId, message: string) =>
  new HandlerError(message, { class: 'deterministic', facts: { type: type.name, id } })

/** Every indexer would meet the same gap again, so it is final, whatever retries may hope. */
const missingValue = (type: EntityType, id: EntityId, field: string) =>
  new HandlerError(`Entity ${type.name}[${id}]: missing value for non-nullable field \`${field}\``, {
    class: 'deterministic',
    facts: { type: type.name, id, field },
  })
