import { EngineError } from '../core/errors.js';
import { createBatchSizer } from './batchSizer.js';
import { createEndpointHealth } from './endpointHealth.js';
import { openSlots } from './openSlots.js';
import { wait } from './wait.js';
/** The active endpoint is left when it falls below this. */
const LEAVE_BELOW = 0.5;
/** An endpoint that was given earlier is returned to when it is as good as this. */
const RETURN_AT = 0.9;
const PROBE_MS = 10_000;
/** Nodes of one chain differ by so many blocks all the time. */
const USUAL_LAG = 2;
/**
 * Chooses among endpoints by how well they served of late: the first that was given while it is good, the best of
 * the others while it is not.
 */
export const createEndpointPool = (endpoints, { log, batchSize, inFlight = 8, now }) => {
    const members = endpoints.map((endpoint) => ({
        endpoint,
        health: createEndpointHealth(now),
        batch: createBatchSizer(batchSize === undefined ? {} : { most: batchSize }),
        slots: openSlots(inFlight),
        head: undefined,
        excluded: undefined,
        isIdentified: false,
    }));
    const [first] = members;
    if (!first)
        throw new EngineError('No RPC URL was given.', { remedy: 'Pass at least one RPC URL.' });
    let active = first;
    const highestHead = () => Math.max(-1, ...members.map(({ head = -1 }) => head));
    const behind = ({ head }) => (head === undefined ? 0 : highestHead() - head);
    const worthOf = (member) => {
        if (member.excluded)
            return -1;
        const lag = behind(member);
        return member.health.score() * (lag <= USUAL_LAG ? 1 : 0.4);
    };
    const bestOf = (candidates) => candidates.reduce((best, member) => (best && worthOf(best) >= worthOf(member) ? best : member), undefined);
    const pick = (candidates) => {
        const preferred = candidates.find((member) => member === active || worthOf(member) >= RETURN_AT);
        return preferred && worthOf(preferred) >= LEAVE_BELOW ? preferred : bestOf(candidates);
    };
    const activate = (member) => {
        if (member === active)
            return;
        const { endpoint, health } = active;
        const from = { from: endpoint.name, score: rounded(health.score()), behind: behind(active) };
        log.warn({ ...from, to: member.endpoint.name, pausedMs: Math.max(0, Math.round(health.pausedUntil() - now())) }, 'Changed the active RPC');
        active = member;
    };
    const choose = async ({ signal, besides }) => {
        for (;;) {
            const usable = members.filter(({ excluded }) => !excluded);
            const [only] = usable;
            if (!only)
                throw first.excluded ?? new EngineError('No RPC can be used.');
            const ready = usable.filter(({ health }) => health.pausedUntil() <= now());
            const next = pick(ready);
            if (next) {
                activate(next);
                return besides.has(next) ? (bestOf(ready.filter((member) => !besides.has(member))) ?? next) : next;
            }
            const pauseEnds = Math.min(...usable.map(({ health }) => health.pausedUntil()));
            await wait(Math.max(1, pauseEnds - now()), signal);
        }
    };
    return {
        members,
        active: () => active,
        choose,
        idle: () => members.filter((member) => member !== active &&
            !member.excluded &&
            now() - Math.max(member.health.lastAsked(), member.health.pausedUntil()) > PROBE_MS),
        highestHead,
        status: () => members.map((member) => ({
            name: member.endpoint.name,
            active: member === active,
            score: member.excluded ? 0 : rounded(member.health.score()),
            latencyMs: roundedOrNone(member.health.latencyMs()),
            behind: behind(member),
            excluded: member.excluded?.message,
        })),
    };
};
const rounded = (score) => Math.round(score * 100) / 100;
const roundedOrNone = (ms) => ms === undefined ? undefined : Math.round(ms);
//# sourceMappingURL=endpointPool.js.map