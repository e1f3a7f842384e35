import fc from 'fast-check';
import type { IdKind, ModelType, ModelValue, ScalarKind, World } from './world.js';
/** Values of each kind of scalar, as the API prints them. */
export declare const SCALARS: Readonly<Record<Exclude<ScalarKind, IdKind>, fc.Arbitrary<ModelValue>>> & Readonly<Record<'Bytes' | 'Int8', fc.Arbitrary<ModelValue>>>;
/** Every id that an entity of a type may have. */
export declare const idsOf: (world: World, type: ModelType) => readonly string[];
/** A random world of up to four blocks. */
export declare const arbitraryWorld: fc.Arbitrary<World>;
/** Ids of all that a reference may lead to, among them some that nothing has. */
export declare const targetIds: (world: World, target: string) => readonly string[];
