import { parse } from 'graphql';
import { orRefusal } from '../execute/orRefusal.js';
import { checkDepth } from '../request/checkDepth.js';
import { checkFields } from '../request/checkFields.js';
import { coerceVariables } from '../request/coerceVariables.js';
import { expandSelection } from '../request/expandSelection.js';
import { parseRequest } from '../request/parseRequest.js';
import { RequestRefusedError } from '../request/queryError.js';
import { renderIntrospection } from '../schema/renderIntrospection.js';
import { renderObject } from '../schema/renderObject.js';
import { createTypeSystem } from '../schema/typeSystem.js';
import { statusFields } from './statusFields.js';
import { STATUS_TYPES } from './statusTypes.js';
/** Prepares the status API; `sources` tells the deployments at the time of each query. */
export const createStatusApi = (sources, { version }) => {
    const schema = createTypeSystem(parse(STATUS_TYPES, { noLocation: true }), (name) => name === 'ChainIndexingStatus' ? ['EthereumIndexingStatus'] : [name]);
    const fields = statusFields(sources, version);
    const run = ({ query, variables }) => {
        const parsed = parseRequest(query);
        checkDepth(parsed);
        const values = coerceVariables(schema, parsed.operation, variables ?? {});
        const mistakes = checkFields(schema, parsed);
        if (mistakes.length > 0)
            throw new RequestRefusedError(mistakes);
        const members = [...expandSelection(schema, parsed, values, () => { }).fields.values()].map((field) => {
            if (!field.definition)
                return `"${field.key}":"Query"`;
            const read = fields[field.name];
            const json = read ? renderObject(field, read(field.arguments)) : renderIntrospection(schema, field);
            return `"${field.key}":${json}`;
        });
        return `{"data":{${members.join()}}}`;
    };
    return {
        execute: (request) => orRefusal(null, () => ({ body: run(request), head: null, attestable: true })),
    };
};
//# sourceMappingURL=createStatusApi.js.map