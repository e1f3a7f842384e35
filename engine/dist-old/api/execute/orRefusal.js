import { tooDeep } from '../request/checkDepth.js';
import { errorJson, QueryError, RequestRefusedError } from '../request/queryError.js';
/** An answer of errors alone. */
export const refusal = (errors, head) => ({
    body: `{"errors":[${errors.map(errorJson).join()}]}`,
    head,
    attestable: errors.every((error) => error.attestable),
});
/** The answer, or the refusal that was thrown instead. */
export const orRefusal = (head, work) => {
    try {
        return work();
    }
    catch (error) {
        if (error instanceof RequestRefusedError)
            return refusal(error.errors, head);
        if (error instanceof QueryError)
            return refusal([error], head);
        // What recursion cannot follow to the end is nested deeper than any query is allowed to be.
        if (error instanceof RangeError)
            return refusal([tooDeep()], head);
        throw error;
    }
};
//# sourceMappingURL=orRefusal.js.map