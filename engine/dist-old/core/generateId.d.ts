import type { EntityId } from './entity.js';
import type { EntityType } from './inputSchema.js';
/**
 * Id number `n` that block `block` hands out when a mapping asks for `auto`.
 *
 * @example
 * generateId(type, 12, 2) // type with Bytes ids: '0x0000000c00000002'
 */
export declare const generateId: (type: EntityType, block: number, n: number) => EntityId;
