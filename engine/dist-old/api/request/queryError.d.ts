import { EngineError, type Facts } from '../../core/errors.js';
/** Position in the query text, 1-based; 0/0 for what the server's own schema defines. */
export type Location = Readonly<{
    line: number;
    column: number;
}>;
/** Position of everything the generated schema defines. */
export declare const NO_POSITION: Location;
/** An error the client reads in `errors`, in the wording the public query API has. */
export declare class QueryError extends EngineError {
    name: string;
    readonly location: Location | undefined;
    /** Whether an indexer could still attest a response that carries it. */
    readonly attestable: boolean;
    constructor(message: string, options?: {
        location?: Location;
        attestable?: boolean;
        facts?: Facts;
    });
}
/** Refuses a whole request, with everything that is wrong about it. */
export declare class RequestRefusedError extends EngineError {
    name: string;
    readonly errors: readonly QueryError[];
    constructor(errors: readonly QueryError[]);
}
/** JSON of one error as it stands in the response. */
export declare const errorJson: ({ location, message }: Pick<QueryError, 'location' | 'message'>) => string;
