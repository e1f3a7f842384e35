import { setMaxListeners } from 'node:events';
import { EngineError } from '../core/errors.js';
import { hostOf, openEndpoint } from './endpoint.js';
import { createEndpointPool } from './endpointPool.js';
import { expectChain, fetchIdentity } from './fetchIdentity.js';
import { parseQuantity } from './parse.js';
import { isKnownElsewhere, RpcError } from './rpcError.js';
import { backOff, wait } from './wait.js';
/**
 * A JSON-RPC client that sends batches, takes the endpoint that served best of late, asks another, or the same with
 * growing pauses, for what may pass, and makes batches smaller when they are refused.
 */
export const createRpc = (options) => {
    const { log, retries = 5, timeoutMs = 30_000 } = options;
    const now = () => performance.now();
    const pool = createEndpointPool(namesOf(options.urls).map((name, index) => openEndpoint(options.urls[index] ?? '', { name, timeoutMs })), { log, batchSize: options.batchSize, inFlight: options.inFlight, now });
    let chain = options.chain;
    const identify = async (member, signal) => {
        if (!chain || member.isIdentified)
            return;
        const request = async (call) => {
            const [answer] = await member.endpoint.post([call], signal);
            if (answer && 'error' in answer)
                throw answer.error;
            return answer?.value;
        };
        try {
            const found = await fetchIdentity({ request }, { signal });
            expectChain(found, chain);
            chain = found;
            member.isIdentified = true;
        }
        catch (error) {
            if (error instanceof RpcError)
                member.health.failed(error.kind, error.retryAfterMs);
            if (!(error instanceof EngineError) || error instanceof RpcError)
                throw error;
            member.excluded = error;
            log.error({ rpc: member.endpoint.name, ...error.facts, reason: error.message }, 'Left out an RPC');
        }
    };
    /** Sends to one endpoint, and counts how that went. */
    const send = async (member, calls, signal) => {
        const { endpoint, health, batch, slots } = member;
        health.asked();
        try {
            const { answers, ms } = await slots.run(async () => {
                const sent = now();
                return { answers: await endpoint.post(calls, signal), ms: now() - sent };
            }, signal);
            const problem = answers.find((answer) => 'error' in answer && answer.error.passes);
            if (problem && 'error' in problem)
                health.failed(problem.error.kind, problem.error.retryAfterMs);
            else
                health.answered(ms);
            batch.answered(calls.length);
            return answers.map((answer) => ({ ...answer, from: endpoint.name }));
        }
        catch (error) {
            if (error instanceof RpcError && !signal.aborted)
                health.failed(error.kind === 'failed' ? 'unavailable' : error.kind, error.retryAfterMs);
            throw error;
        }
    };
    /** Looks whether an endpoint that is not in use works, and how far it is. */
    const probe = async (member, signal) => {
        member.health.asked();
        try {
            await identify(member, signal);
            if (member.excluded)
                return;
            const [outcome] = await send(member, [{ method: 'eth_blockNumber', params: [] }], signal);
            if (outcome && 'value' in outcome)
                member.head = parseQuantity(outcome.value, 'eth_blockNumber');
        }
        catch (error) {
            log.debug({ rpc: member.endpoint.name, reason: String(error) }, 'Probed an RPC in vain');
        }
    };
    const requestBatch = async (calls, signal) => {
        // Everything under way listens to the same signal.
        setMaxListeners(0, signal);
        const outcomes = calls.map(() => undefined);
        const tries = retries + pool.members.length;
        const failed = new Set();
        /** One endpoint that may come back outweighs another that never will. */
        let passing;
        let open = calls.map((_, index) => index);
        for (let attempt = 1;; attempt += 1) {
            const asked = open.flatMap((index) => calls[index] ?? []);
            const member = await pool.choose({ signal, besides: failed });
            for (const idle of pool.idle())
                void probe(idle, signal);
            let problem;
            try {
                await identify(member, signal);
                if (member.excluded)
                    continue;
                const size = member.batch.size();
                const found = await (asked.length > size ? split(asked, size, signal) : send(member, asked, signal));
                const mayAskOthers = attempt < pool.members.length;
                const again = [];
                open.forEach((index, position) => {
                    const outcome = found[position];
                    outcomes[index] = outcome;
                    if (!outcome || !('error' in outcome) || attempt >= tries)
                        return;
                    if (!outcome.error.passes && !(mayAskOthers && isKnownElsewhere(outcome.error)))
                        return;
                    problem = outcome.error;
                    again.push(index);
                });
                open = again;
                if (problem === undefined)
                    return outcomes.flatMap((outcome) => outcome ?? []);
                failed.add(member);
            }
            catch (error) {
                signal.throwIfAborted();
                if (!(error instanceof RpcError))
                    throw error;
                problem = error;
                if (error.passes)
                    passing = error;
                if (isAboutSize(error) && asked.length > 1) {
                    if (member.batch.refused(asked.length))
                        log.info({ rpc: member.endpoint.name, batchSize: member.batch.size() }, 'Made RPC batches smaller');
                }
                else if (attempt >= (passing ? tries : pool.members.length))
                    throw passing ?? error;
                if (error.kind !== 'tooMuch')
                    failed.add(member);
            }
            // Another endpoint is asked at once.
            const allFailed = failed.size >= pool.members.length;
            const ms = allFailed && problem.kind !== 'tooMuch' ? backOff(attempt, { most: 10_000 }) : 0;
            if (allFailed)
                failed.clear();
            log.debug({ attempt, ms, rpc: member.endpoint.name, reason: problem.message }, 'Asked the RPC again');
            if (ms > 0)
                await wait(ms, signal);
        }
    };
    const split = async (calls, size, signal) => {
        const batches = [];
        for (let at = 0; at < calls.length; at += size)
            batches.push(calls.slice(at, at + size));
        return (await Promise.all(batches.map((batch) => requestBatch(batch, signal)))).flat();
    };
    const memberOf = (endpoint) => pool.members.find((member) => member.endpoint.name === endpoint);
    return {
        requestAll: (calls, { signal }) => split(calls, pool.active().batch.size(), signal),
        request: async (call, { signal }) => {
            const [outcome] = await requestBatch([call], signal);
            if (outcome && 'value' in outcome)
                return outcome.value;
            throw outcome?.error ?? new EngineError('The RPC gave no answer.', { facts: { method: call.method } });
        },
        requestEach: async (call, { signal }) => {
            const asked = pool.members.map(async (member) => {
                try {
                    await identify(member, signal);
                    return member.excluded ? [] : await send(member, [call], signal);
                }
                catch (error) {
                    signal.throwIfAborted();
                    if (!(error instanceof RpcError))
                        throw error;
                    return [{ error, from: member.endpoint.name }];
                }
            });
            return (await Promise.all(asked)).flat();
        },
        distrust: (endpoint, reason) => {
            log.warn({ rpc: endpoint, reason }, 'An RPC gave a wrong answer');
            memberOf(endpoint)?.health.lied();
        },
        noteHead: (endpoint, number) => {
            const member = memberOf(endpoint);
            if (member)
                member.head = number;
        },
        highestHead: pool.highestHead,
        endpoints: pool.status,
    };
};
const isAboutSize = ({ kind }) => kind === 'tooMuch' || kind === 'slow';
/** Hosts of the URLs, numbered where one occurs again. */
const namesOf = (urls) => {
    const hosts = urls.map(hostOf);
    return hosts.map((host, index) => {
        const before = hosts.slice(0, index).filter((other) => other === host).length;
        return before === 0 ? host : `${host} (${before + 1})`;
    });
};
//# sourceMappingURL=rpc.js.map