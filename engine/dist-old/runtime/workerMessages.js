import { EngineError } from '../core/errors.js';
export const toErrorMessage = (error) => ({
    message: error instanceof Error ? error.message : String(error),
    facts: error instanceof EngineError ? plain(error.facts) : {},
    remedy: error instanceof EngineError ? error.remedy : undefined,
    stack: error instanceof Error ? error.stack : undefined,
});
export const fromErrorMessage = ({ message, facts, remedy, stack }) => {
    const error = new EngineError(message, { facts, ...(remedy === undefined ? {} : { remedy }) });
    if (stack !== undefined)
        error.stack = stack;
    return error;
};
/** The status without anything that cannot cross threads. */
export const plainStatus = (status) => {
    if (!status.problem?.facts)
        return status;
    return { ...status, problem: { ...status.problem, facts: plain(status.problem.facts) } };
};
/** A log whose lines are posted to the main thread. */
export const postedLog = (post, bound = {}) => {
    const writer = (level) => (fields, message) => post({ kind: 'log', level, fields: plain({ ...bound, ...fields }), message });
    return {
        trace: writer('trace'),
        debug: writer('debug'),
        info: writer('info'),
        warn: writer('warn'),
        error: writer('error'),
        child: (fields) => postedLog(post, { ...bound, ...fields }),
    };
};
/** Fields that any thread can take: what is no plain value becomes its text. */
const plain = (fields) => Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, isPlain(value) ? value : String(value)]));
const isPlain = (value) => {
    if (value === null || value === undefined)
        return true;
    if (Array.isArray(value))
        return value.every(isPlain);
    if (typeof value !== 'object')
        return typeof value !== 'function' && typeof value !== 'symbol';
    return Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isPlain);
};
//# sourceMappingURL=workerMessages.js.map