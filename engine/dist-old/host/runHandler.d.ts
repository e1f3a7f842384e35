import { type Trigger } from '../core/handler.js';
import type { Run } from './guest.js';
import type { MappingModule } from './mappingModule.js';
export type HandlerRun = Run & Readonly<{
    module: MappingModule;
    /** Name of the exported function, as the manifest has it. */
    handler: string;
    trigger: Trigger;
}>;
/**
 * Runs one handler to its end, synchronously, in an instance that no other handler has touched.
 *
 * Throws a `HandlerError` when the mapping fails. What a function of `world` throws arrives unchanged.
 */
export declare const runHandler: ({ module, handler, trigger, ...run }: HandlerRun) => void;
