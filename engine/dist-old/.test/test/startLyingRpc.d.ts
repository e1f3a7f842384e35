import { type ScriptedRequest, type ScriptedRpc } from '../src/source/scriptedRpc.js';
import type { Anvil } from './startAnvil.js';
/** What is said instead of the truth; undefined where the truth is told. */
export type Lie = (request: ScriptedRequest, truth: unknown) => unknown;
/** An endpoint that passes on what a chain answers, but for some lies. */
export declare const startLyingRpc: (chain: Anvil, lie: Lie) => Promise<ScriptedRpc>;
