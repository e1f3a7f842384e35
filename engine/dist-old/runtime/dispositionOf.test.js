import { expect, test } from 'vitest';
import { EngineError } from '../core/errors.js';
import { HandlerError } from '../core/handler.js';
import { ChainMovedError } from '../source/chainMovedError.js';
import { RpcError } from '../source/rpcError.js';
import { TracesUnavailableError } from '../source/tracesUnavailableError.js';
import { WrongAnswerError } from '../source/wrongAnswerError.js';
import { StorageError } from '../store/storageError.js';
import { BlockFailure } from './createBlockProcessor.js';
import { dispositionOf } from './dispositionOf.js';
const running = new AbortController().signal;
const rpcError = (kind, details = '') => new RpcError('', { kind, method: 'eth_call', details });
const failure = (kind) => new BlockFailure({}, {}, new HandlerError('', { class: kind }));
test.each([
    ['a chain that moved', new ChainMovedError('', {}), 'look'],
    ['an RPC that is away', rpcError('unreachable'), 'wait'],
    ['an RPC that limits us', rpcError('busy'), 'wait'],
    ['an RPC that refuses access', rpcError('forbidden'), 'wait'],
    ['an RPC with an error of its own', rpcError('failed'), 'wait'],
    ['an answer that is not valid', rpcError('malformed'), 'wait'],
    ['an answer that is not true', new WrongAnswerError('', {}), 'look'],
    ['an RPC that refuses the logs of one block', rpcError('tooMuch'), 'wait'],
    ['state that is pruned', rpcError('failed', 'missing trie node'), 'wait'],
    ['a handler that always fails', failure('deterministic'), 'fail'],
    ['a handler that may pass', failure('nonDeterministic'), 'wait'],
    ['an RPC without traces', new TracesUnavailableError(undefined), 'wait'],
    ['a disk that is full', new StorageError('There is no space left.'), 'wait'],
    ['a damaged database', new EngineError('The database x is damaged.'), 'halt'],
    ['a bug of ours', new TypeError('undefined is no function'), 'halt'],
])('after %s', (_, error, disposition) => {
    expect(dispositionOf(error, running)).toBe(disposition);
});
test('after an abort nothing counts as failure', () => {
    expect(dispositionOf(new TypeError('socket closed'), AbortSignal.abort())).toBe('stop');
});
//# sourceMappingURL=dispositionOf.test.js.map