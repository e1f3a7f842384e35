import type { Entity } from '../../core/entity.js';
import type { Field } from '../../core/inputSchema.js';
import type { Heap } from './heap.js';
/** A new `Entity` of what the store holds: the given fields in the given order, absent ones left out. */
export declare const writeEntity: (heap: Heap, fields: readonly Field[], entity: Entity) => number;
