import { GraphQLError, Kind, parse } from 'graphql';
import { tooDeep } from './checkDepth.js';
import { checkText } from './checkText.js';
import { QueryError, RequestRefusedError } from './queryError.js';
const refuse = (error) => {
    throw new RequestRefusedError([error]);
};
/**
 * The document that a text is.
 *
 * @throws RequestRefusedError on a syntax error, and when it is too large to be parsed.
 */
export const parseDocument = (text) => {
    try {
        checkText(text);
        return parse(text);
    }
    catch (error) {
        if (error instanceof QueryError)
            return refuse(error);
        if (error instanceof RangeError)
            return refuse(tooDeep());
        if (!(error instanceof GraphQLError))
            throw error;
        const message = error.message.replace(/^Syntax Error: /, '');
        const location = error.locations?.[0];
        return refuse(new QueryError(message, location ? { location: { line: location.line, column: location.column } } : {}));
    }
};
/**
 * Reads a query text.
 *
 * @throws RequestRefusedError on a syntax error and on anything but exactly one `query` operation.
 */
export const parseRequest = (text) => {
    const document = parseDocument(text);
    const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
    const fragments = new Map(document.definitions
        .filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
        .map((node) => [node.name.value, node]));
    const [operation] = operations;
    if (!operation || operations.length > 1)
        return refuse(new QueryError('Operation name required'));
    if (operation.operation === 'mutation')
        return refuse(new QueryError('Not supported: Mutations are not supported'));
    if (operation.operation === 'subscription')
        return refuse(new QueryError('Not supported: Subscriptions are not supported'));
    return { document, operation, fragments };
};
//# sourceMappingURL=parseRequest.js.map