import { planLogs } from '../logs/planLogs.js';
import { debugExcerpt, debugText } from '../request/debugText.js';
import { createBudget, TooExpensiveError } from '../request/limits.js';
import { NO_POSITION, QueryError, RequestRefusedError } from '../request/queryError.js';
import { isConstant, NULL } from '../request/value.js';
import { renderIntrospection } from '../schema/renderIntrospection.js';
import { encodeScalar } from './encodeValue.js';
import { planCollection } from './planCollection.js';
import { planSelection } from './planSelection.js';
import { renderMeta } from './renderMeta.js';
const LATEST = { kind: 'latest' };
const blockOf = (field) => {
    const argument = field.arguments.get('block') ?? NULL;
    if (argument.kind !== 'Object')
        return LATEST;
    for (const kind of ['hash', 'number', 'number_gte']) {
        const value = argument.entries.get(kind);
        if (value && value.kind !== 'Null')
            return { kind, value, argument };
        if (value)
            break;
    }
    throw new QueryError(`Invalid value provided for argument \`block\`: ${debugExcerpt(argument)}`, {
        location: NO_POSITION,
    });
};
const byId = (schema, base, value) => {
    const idKind = (schema.input.entities.get(base) ?? schema.input.interfaces.get(base))?.idKind ?? 'String';
    const encode = (id) => {
        try {
            return encodeScalar(idKind)(id);
        }
        catch (error) {
            if (!(error instanceof QueryError))
                throw error;
            throw new QueryError(`Store error: ${error.message}`, { attestable: false });
        }
    };
    return { value, encode };
};
const planRoot = (schema, field, spend) => {
    const { key, name } = field;
    if (!field.definition)
        return { kind: 'text', key, json: '"Query"' };
    if (name === '_meta')
        return { kind: 'meta', key, render: renderMeta(field) };
    if (name === '_logs') {
        if (schema.hasLogs)
            return planLogs(field);
        throw new QueryError('Not supported: the `_logs` query is not enabled on this indexer');
    }
    const root = schema.roots.get(name);
    if (!root)
        return { kind: 'text', key, json: renderIntrospection(schema, field, spend.value) };
    const selection = planSelection(schema, root.base, field, spend.condition);
    if (root.collection)
        return {
            kind: 'collection',
            key,
            collection: planCollection(schema, root.base, field.arguments, {
                nested: false,
                fulltext: root.fulltext,
                spend: spend.condition,
            }),
            selection,
        };
    return { kind: 'entity', key, id: byId(schema, root.base, field.arguments.get('id') ?? NULL), selection };
};
/** Entities come first in an answer, then `_meta` and `__typename`, then introspection, then logs. */
const rankOf = (schema, { name }) => {
    if (schema.roots.has(name))
        return 0;
    if (name === '_logs')
        return 3;
    return name === '__schema' || name === '__type' ? 2 : 1;
};
const allowsErrors = (field) => {
    const policy = field.arguments.get('subgraphError');
    return policy !== undefined && 'value' in policy && policy.value === 'allow';
};
const planGroup = (schema, { block, fields }, spend) => {
    const errors = [];
    const roots = [...fields]
        .sort((a, b) => rankOf(schema, a) - rankOf(schema, b))
        .flatMap((field) => {
        try {
            return [planRoot(schema, field, spend)];
        }
        catch (error) {
            // What all fields have used up, the others need not try to use.
            if (error instanceof TooExpensiveError)
                throw error;
            if (error instanceof QueryError)
                errors.push(error);
            else if (error instanceof RequestRefusedError)
                errors.push(...error.errors);
            else
                throw error;
            return [];
        }
    });
    return { block, allowErrors: fields.every(allowsErrors), roots, errors };
};
const blockKey = (block) => block.kind === 'latest' ? '' : `${block.kind} ${debugText(block.value)}`;
/** Whether two constraints are written alike, so that they are equal whatever the variables say. */
const isSameSource = (a, b) => {
    if (a.kind === 'latest' || b.kind === 'latest')
        return a.kind === b.kind;
    const samePath = (a.value.path ?? []).join() === (b.value.path ?? []).join();
    return a.kind === b.kind && samePath && (!isConstant(a.value) || blockKey(a) === blockKey(b));
};
/**
 * The plan of an expanded query: its root fields in groups of one block each.
 *
 * @throws QueryError when a block argument makes no sense.
 */
export const planRequest = (schema, fields, pin) => {
    const placed = [...fields.values()].map((field) => ({ field, block: blockOf(field) }));
    const hasLogs = placed.some(({ field }) => field.name === '_logs');
    if (hasLogs && placed.some(({ field }) => schema.roots.has(field.name)))
        throw new QueryError('The _logs query cannot be combined with other entity queries in the same request');
    if (placed.some(({ block }) => placed[0] && !isSameSource(block, placed[0].block)))
        for (const { block } of placed)
            if (block.kind !== 'latest')
                pin(block.value);
    const groups = [];
    for (const { field, block } of placed) {
        const last = groups.at(-1);
        if (last && blockKey(last.block) === blockKey(block))
            last.fields.push(field);
        else
            groups.push({ block, fields: [field] });
    }
    const spend = {
        condition: createBudget('conditions'),
        value: createBudget('introspectedValues', schema.size),
    };
    return { groups: groups.map((group) => planGroup(schema, group, spend)) };
};
//# sourceMappingURL=planRequest.js.map