import { HandlerError } from '../core/handler.js';
import { createTriggerMatcher } from '../core/triggerMatcher.js';
import { createSession, MissingState } from './createWorld.js';
import { instantiate } from './instantiate.js';
import { printEntry } from './printEntry.js';
import { createStateCache, keyOf } from './stateCache.js';
/** A handler failed; says where, for the record. */
export class BlockFailure extends Error {
    name = 'BlockFailure';
    block;
    record;
    failure;
    /** What handlers of the block had logged before. */
    log;
    constructor(block, record, failure, entries = []) {
        super(record.message, { cause: failure });
        this.block = block;
        this.record = record;
        this.failure = failure;
        this.log = entries;
    }
}
/** Rounds of trial runs before a range; each finds the next state query of handlers that ask several times. */
const MOST_ROUNDS = 4;
const NOTHING_FORESEEN = { finish: async () => { } };
/**
 * Runs handlers synchronously. One that needs state of the chain is abandoned, the state is fetched, and it is run again
 * with nothing left of its first run.
 */
export const createBlockProcessor = (options) => {
    const { manifest, executor, cache, readState, log } = options;
    const state = createStateCache();
    const parts = { store: cache.view, state, templates: manifest.templates.map(({ name }) => name) };
    /** Handlers that asked for state before, and so are worth a trial run. */
    const asking = new Set();
    const matchers = new WeakMap();
    const matcherFor = (sources) => {
        const matcher = matchers.get(sources) ?? createTriggerMatcher(sources, executor);
        matchers.set(sources, matcher);
        return matcher;
    };
    /** Runs once; returns what is missing, or the data sources it asked for. What it logs goes to `entries`. */
    const attempt = (invocation, entries) => {
        const session = createSession(parts, invocation);
        const keepEntries = () => {
            for (const entry of session.entries)
                printEntry(log, entry);
            entries.push(...session.entries);
        };
        try {
            executor.run(invocation, session.world);
        }
        catch (error) {
            cache.discardHandler();
            if (error instanceof MissingState)
                return error;
            keepEntries();
            throw error;
        }
        keepEntries();
        const calls = session.calls();
        if (calls > 0) {
            const { source, handler, trigger } = invocation;
            log.trace({ dataSource: source.name, handler, block: trigger.block.number, calls }, 'Called contracts');
        }
        return session.requests;
    };
    const fetchState = async (queries, signal) => {
        const answers = await readState(queries, { signal });
        queries.forEach((query, index) => {
            state.set(query.block.hash, query, answers[index] ?? null);
        });
    };
    const runToEnd = async (invocation, { entries, signal }) => {
        for (;;) {
            const result = attempt(invocation, entries);
            if (!(result instanceof MissingState)) {
                cache.keepHandler();
                return result;
            }
            asking.add(handlerKey(invocation));
            await fetchState([at(result.query, invocation.trigger.block)], signal);
        }
    };
    const process = async (block, { sources, skipFailures, signal }) => {
        cache.beginBlock(block);
        const created = [];
        const files = [];
        const errors = [];
        const entries = [];
        let handlers = 0;
        /** One generation of data sources; those it creates are the next. */
        const runAll = async (wanted, generation) => {
            const requests = [];
            for (const invocation of matcherFor(generation).match(wanted)) {
                handlers += 1;
                try {
                    requests.push(...(await runToEnd(invocation, { entries, signal })));
                }
                catch (error) {
                    if (!(error instanceof HandlerError))
                        throw error;
                    const record = errorRecord(invocation, error, !skipFailures);
                    if (error.class !== 'deterministic' || !skipFailures)
                        throw new BlockFailure(block, record, error, entries);
                    errors.push(record);
                }
            }
            return requests;
        };
        let requests = await runAll(block, sources);
        while (requests.length > 0) {
            const existing = [...sources, ...created];
            const made = instantiate(manifest, requests, { existing, block: block.number, log });
            files.push(...made.files);
            const next = made.contracts;
            if (next.length === 0)
                break;
            created.push(...next);
            requests = await runAll(await options.fetchBlockFor(block, next, signal), next);
        }
        state.forget(block.hash);
        return { created, files, errors, log: entries, handlers };
    };
    const foresee = (blocks, { sources, signal }) => {
        if (asking.size === 0)
            return NOTHING_FORESEEN;
        const matcher = matcherFor(sources);
        const first = tryOut(blocks.flatMap((block) => matcher.match(block).filter((invocation) => asking.has(handlerKey(invocation)))));
        if (first.missing.length === 0)
            return NOTHING_FORESEEN;
        // A guess may be wrong, and so fail: the handler that needs the state will ask for it again.
        const fetch = (missing) => fetchState(missing, signal).catch(() => { });
        let isThere = false;
        const fetching = fetch(first.missing).then(() => {
            isThere = true;
        });
        return {
            finish: async () => {
                let { asked } = first;
                if (!isThere) {
                    // The handlers that have run meanwhile may have made some of it needless: that is not waited for.
                    const still = tryOut(asked);
                    asked = still.asked;
                    if (still.missing.length === first.missing.length)
                        await fetching;
                    else if (still.missing.length > 0)
                        await fetch(still.missing);
                }
                for (let round = 1; round < MOST_ROUNDS && asked.length > 1; round += 1) {
                    signal.throwIfAborted();
                    const next = tryOut(asked);
                    if (next.missing.length === 0)
                        return;
                    await fetch(next.missing);
                    asked = next.asked;
                }
            },
        };
    };
    /** Runs handlers on trial: those that lack state, and what they lack. A single one may as well wait for its turn. */
    const tryOut = (open) => {
        const missing = new Map();
        const asked = [];
        for (const invocation of open.length > 1 ? open : []) {
            const { block } = invocation.trigger;
            const query = trial(invocation);
            if (!query)
                continue;
            asked.push(invocation);
            missing.set(block.hash + keyOf(query), at(query, block));
        }
        return { asked, missing: [...missing.values()] };
    };
    /** What a handler would ask next. Its effects are dropped, and so are its errors: earlier handlers have not run. */
    const trial = (invocation) => {
        const { block } = invocation.trigger;
        cache.beginBlock(block);
        try {
            const session = createSession(parts, invocation);
            executor.run(invocation, session.world);
        }
        catch (error) {
            if (error instanceof MissingState)
                return error.query;
        }
        finally {
            cache.discardBlock();
        }
        return undefined;
    };
    return { process, foresee, forget: state.clear };
};
const at = (query, { number, hash }) => ({
    ...query,
    block: { number, hash },
});
const handlerKey = ({ source, handler }) => `${source.name} ${handler}`;
const errorRecord = ({ handler, trigger }, error, fatal) => {
    const event = trigger.kind === 'event' ? trigger.log : undefined;
    const transactionHash = trigger.kind === 'block' ? undefined : trigger.transaction.hash;
    const where = transactionHash === undefined ? '' : `transaction ${transactionHash.slice(2)}: `;
    return {
        block: trigger.block.number,
        message: `${where}${chainText(error)}${tracedFrom(error)}`.replaceAll('\n', '\t'),
        handler,
        transactionHash,
        logIndex: event ? Number(event.logIndex) : undefined,
        fatal,
    };
};
/** Where in the mapping an error came from, to follow its text. */
export const tracedFrom = (error) => error instanceof HandlerError && error.backtrace !== '' ? `\n${error.backtrace}` : '';
/** The error and its causes, as far as they say something new. */
export const chainText = (error) => {
    const { cause } = error;
    const inner = cause instanceof Error && !error.message.includes(cause.message) ? `: ${chainText(cause)}` : '';
    return error.message + inner;
};
//# sourceMappingURL=createBlockProcessor.js.map