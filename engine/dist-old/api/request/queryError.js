import { EngineError } from '../../core/errors.js';
/** Position of everything the generated schema defines. */
export const NO_POSITION = { line: 0, column: 0 };
/** An error the client reads in `errors`, in the wording the public query API has. */
export class QueryError extends EngineError {
    name = 'QueryError';
    location;
    /** Whether an indexer could still attest a response that carries it. */
    attestable;
    constructor(message, options = {}) {
        super(message, options.facts ? { facts: options.facts } : {});
        this.location = options.location;
        this.attestable = options.attestable ?? true;
    }
}
/** Refuses a whole request, with everything that is wrong about it. */
export class RequestRefusedError extends EngineError {
    name = 'RequestRefusedError';
    errors;
    constructor(errors) {
        super('The query was refused.', { facts: { messages: errors.map((error) => error.message) } });
        this.errors = errors;
    }
}
/** JSON of one error as it stands in the response. */
export const errorJson = ({ location, message }) => location
    ? `{"locations":[{"line":${location.line},"column":${location.column}}],"message":${JSON.stringify(message)}}`
    : `{"message":${JSON.stringify(message)}}`;
//# sourceMappingURL=queryError.js.map