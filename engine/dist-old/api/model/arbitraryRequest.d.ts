import fc from 'fast-check';
import { type Request } from './query.js';
import { type World } from './world.js';
/** A random request on a world. */
export declare const arbitraryRequest: (world: World) => fc.Arbitrary<Request>;
