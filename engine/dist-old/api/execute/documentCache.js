import { planRequest } from '../plan/planRequest.js';
import { checkComplexity } from '../request/checkComplexity.js';
import { checkDepth } from '../request/checkDepth.js';
import { checkFields } from '../request/checkFields.js';
import { coerceVariables } from '../request/coerceVariables.js';
import { debugText } from '../request/debugText.js';
import { expandSelection } from '../request/expandSelection.js';
import { parseRequest } from '../request/parseRequest.js';
import { QueryError, RequestRefusedError } from '../request/queryError.js';
import { refresh, shapeOf } from '../request/value.js';
import { createBoundedMap } from './boundedMap.js';
import { compilePlan } from './compiledRequest.js';
/** By characters of query text; what is made of it takes some hundred times as much memory. */
const DOCUMENTS = { entries: 500, weight: 300_000, weigh: (text) => text.length };
const MAX_SEEN = 500;
const MAX_SEEN_LENGTH = DOCUMENTS.weight / 10;
/** By fields, of which each becomes a kilobyte or two of statement, and by characters of constant answers. */
const PLANS = {
    entries: 2_000,
    weight: 20_000,
    weigh: (key, { weight }) => weight + key.length / 100,
};
/** Lets a QueryError refuse the whole request. */
const refusing = (work) => {
    try {
        return work();
    }
    catch (error) {
        throw error instanceof QueryError ? new RequestRefusedError([error]) : error;
    }
};
/**
 * Plans of one query text. A plan serves all variables of its shape; values that a plan was seen to
 * depend on are part of its key from then on.
 */
const createDocument = (schema, text, { maxComplexity }, cache) => {
    const parsed = parseRequest(text);
    const pinned = new Map();
    const prefix = cache?.nextPrefix() ?? '';
    /** Older keys do not tell plans apart by values pinned since, so the number of those is in the key. */
    const keyOf = (variables) => {
        if (variables.size === 0)
            return prefix;
        const shapes = [...variables.values()].map(shapeOf).join();
        if (pinned.size === 0)
            return `${prefix} ${shapes}`;
        const values = [...pinned.values()].map((value) => debugText(refresh(value, variables)));
        return `${prefix} ${shapes} ${pinned.size} ${values.join()}`;
    };
    const pin = (value) => {
        const path = value.path?.join(' ');
        if (path !== undefined && !pinned.has(path))
            pinned.set(path, value);
    };
    const plan = (variables) => {
        refusing(() => {
            checkDepth(parsed);
            if (maxComplexity !== undefined)
                checkComplexity(schema, parsed, maxComplexity);
        });
        const mistakes = checkFields(schema, parsed);
        if (mistakes.length > 0)
            throw new RequestRefusedError(mistakes);
        return refusing(() => {
            const expanded = expandSelection(schema, parsed, variables, pin);
            const groups = compilePlan(schema, planRequest(schema, expanded.fields, pin));
            return { groups, weight: expanded.count + constantLength(groups) / 100 };
        });
    };
    return {
        parsed,
        prepare: (raw) => {
            const variables = coerceVariables(schema, parsed.operation, raw);
            const known = cache?.plans.get(keyOf(variables));
            if (known)
                return { groups: known.groups, variables };
            const planned = plan(variables);
            // Planning may have pinned values, so the key is made anew.
            cache?.plans.set(keyOf(variables), planned);
            return { groups: planned.groups, variables };
        },
    };
};
const constantLength = (groups) => groups
    .flatMap(({ roots }) => roots)
    .reduce((length, root) => length + (root.kind === 'text' ? root.json.length : 0), 0);
/**
 * Documents by query text, kept from their second use on: a text with values written into it
 * rarely comes again, and keeping it would only push out others. Refused texts are not kept.
 */
export const createDocumentCache = (schema, limits) => {
    const documents = createBoundedMap(DOCUMENTS);
    let prefixes = 0;
    const cache = {
        plans: createBoundedMap(PLANS),
        nextPrefix: () => {
            prefixes += 1;
            return String(prefixes);
        },
    };
    const seen = new Set();
    return (text) => {
        const known = documents.get(text);
        if (known)
            return known;
        if (seen.delete(text)) {
            const document = createDocument(schema, text, limits, cache);
            documents.set(text, document);
            return document;
        }
        const document = createDocument(schema, text, limits);
        if (text.length <= MAX_SEEN_LENGTH) {
            if (seen.size >= MAX_SEEN)
                seen.clear();
            seen.add(text);
        }
        return document;
    };
};
//# sourceMappingURL=documentCache.js.map