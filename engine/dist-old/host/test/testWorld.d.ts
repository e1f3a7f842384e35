import type { Block, Log, Receipt, Transaction } from '../../core/chain.js';
import type { Entity } from '../../core/entity.js';
import type { Context, LogLevel, Trigger, World } from '../../core/handler.js';
import type { Hex } from '../../core/hex.js';
/** A world that keeps entities in a map and remembers what a handler did to it. */
export type TestWorld = World & Readonly<{
    entities: Map<string, Entity>;
    logs: [LogLevel, string][];
    /** Messages alone. */
    said: () => string[];
    calls: [Hex, Hex][];
    created: [string, readonly string[], Context | undefined][];
}>;
/** A new world; `overrides` replace what it would answer. */
export declare const testWorld: (overrides?: Partial<World>) => TestWorld;
export declare const ADDRESS: Hex;
export declare const log: Log;
export declare const block: Block;
export declare const transaction: Transaction;
export declare const receipt: Receipt;
/** An event trigger; `overrides` replace parts of it. */
export declare const eventTrigger: (overrides?: Partial<Extract<Trigger, {
    kind: 'event';
}>>) => Trigger;
