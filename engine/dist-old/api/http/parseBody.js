import { EngineError } from '../../core/errors.js';
import { LIMITS } from '../request/limits.js';
import { isDeeperThan } from './isDeeperThan.js';
import { isWellFormed } from './target.js';
/** A request that is refused with status 400; the message is what the client reads. */
export class ClientError extends EngineError {
    name = 'ClientError';
}
const refuse = (reason) => {
    throw new ClientError(`GraphQL server error (client error): ${reason}`);
};
/** Levels of a request: those of its variables, and its own. */
const MAX_LEVELS = LIMITS.depth + 1;
const parseJson = (text) => {
    if (isDeeperThan(text, MAX_LEVELS))
        refuse(`Request is nested more than ${MAX_LEVELS} levels deep`);
    try {
        return JSON.parse(text);
    }
    catch (error) {
        return refuse(error instanceof Error ? error.message : String(error));
    }
};
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
/**
 * The query in the body of a request to a subgraph. Keys other than `query` and `variables` are ignored.
 *
 * @throws ClientError when the body, the target's spelling or the API version is wrong.
 */
export const parseBody = (text, target, apiVersion) => {
    if (!isWellFormed(target))
        refuse(`Invalid subgraph ${target.by} \`${target.value}\``);
    if (apiVersion !== null && !/^[\^~=]?\s*1(\.0(\.0)?)?$|^\*$/.test(apiVersion.trim()))
        refuse('Could not resolve the version');
    return parseQuery(text);
};
/** The query in a request body, whatever it is asked. */
export const parseQuery = (text) => {
    const body = parseJson(text);
    if (!isObject(body))
        return refuse('Request data is not an object');
    const { query, variables = null } = body;
    if (query === undefined)
        return refuse('The "query" field is missing in request data');
    if (typeof query !== 'string')
        return refuse('The "query" field is not a string');
    if (variables !== null && !isObject(variables))
        return refuse('Invalid query variables provided');
    return { query, variables };
};
//# sourceMappingURL=parseBody.js.map