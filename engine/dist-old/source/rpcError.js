import { z } from 'zod';
import { EngineError } from '../core/errors.js';
const PASSING = new Set([
    'unreachable',
    'unavailable',
    'slow',
    'busy',
    'malformed',
]);
/** An RPC request failed; `kind` says how, `method` what was asked. */
export class RpcError extends EngineError {
    name = 'RpcError';
    kind;
    method;
    /** JSON-RPC error code, when there was one. */
    code;
    /** The RPC's own words. */
    details;
    /** Milliseconds after which the RPC says it may be asked again. */
    retryAfterMs;
    constructor(message, options) {
        const { kind, method, code, details = '', facts, remedy } = options;
        super(message, {
            facts: { ...facts, kind, method, code, details },
            ...(remedy === undefined ? {} : { remedy }),
        });
        this.kind = kind;
        this.method = method;
        this.code = code;
        this.details = details;
    }
    /** Whether asking again may help. */
    get passes() {
        return PASSING.has(this.kind);
    }
    /** Adds when to ask again, if that is known. */
    after(ms) {
        this.retryAfterMs = ms ?? this.retryAfterMs;
        return this;
    }
}
/** The RPC error that a JSON-RPC error object stands for. */
export const rpcErrorFrom = (method, { code, message, data }, host) => {
    const details = typeof data === 'string' && data !== '' ? `${message} (${data})` : message;
    const kind = kindOf(code, message);
    const remedy = REMEDIES.find(([pattern]) => pattern.test(message))?.[1];
    return new RpcError(`The RPC at ${host} answered ${method} with an error: ${message}`, {
        kind,
        method,
        code,
        details,
        ...(remedy === undefined ? {} : { remedy }),
    }).after(kind === 'busy' ? statedPause(data) : undefined);
};
/** Infura's way to say how long to wait. */
const RateDataSchema = z.object({ rate: z.object({ backoff_seconds: z.number().nonnegative() }) });
const statedPause = (data) => {
    const { data: stated } = RateDataSchema.safeParse(data);
    return stated && stated.rate.backoff_seconds * 1_000;
};
const TOO_MUCH = /block range|range is too|too many (results|logs|blocks)|more than \d+ (results|logs)|query returned more|response size|response is too big|limit(ed)? to .*(blocks|range)|exceeds? .*(range|limit|max)|max(imum)? .*block|query timeout|batch (size )?(is )?too (large|big)|too large/i;
const BUSY = /rate limit|too many requests|request limit|capacity|throttl|try again|timed? ?out|temporarily|overloaded|unavailable/i;
/** Codes for "limit exceeded": EIP-1474, HTTP's own, QuickNode, and nodes behind a compute budget. */
const LIMIT_CODES = new Set([-32_005, 429, -32_007, -32_029]);
const kindOf = (code, message) => {
    if (TOO_MUCH.test(message))
        return 'tooMuch';
    if (LIMIT_CODES.has(code) || BUSY.test(message))
        return 'busy';
    return 'failed';
};
const PRUNED = /missing trie node|pruned|state .*not available|historical state|archive|required historical/i;
const REMEDIES = [
    [PRUNED, 'The RPC no longer keeps the state of old blocks: use an archive endpoint.'],
];
/** Whether the RPC says that it no longer has the state of that block. */
export const isPrunedState = (error) => error instanceof RpcError && PRUNED.test(error.details);
const UNKNOWN_BLOCK = /header not found|block (hash )?not found|unknown block|cannot find block|resource not found|not currently canonical|block ?out ?of ?range/i;
/** Whether the RPC says that it has no such block: it was reorganised away, or the node lags behind. */
export const isUnknownBlock = (error) => error instanceof RpcError && (error.code === -32_001 || UNKNOWN_BLOCK.test(error.details));
const UNKNOWN_METHOD = -32_601;
/** Whether another endpoint may know what this one does not: old states, new blocks, further methods. */
export const isKnownElsewhere = (error) => error.code === UNKNOWN_METHOD || isPrunedState(error) || isUnknownBlock(error);
//# sourceMappingURL=rpcError.js.map