import { readLogs } from '../logs/readLogs.js';
import { QueryError } from '../request/queryError.js';
/** Keys that survive an indexing error; an alias loses the privilege. */
const SHOWN_ON_ERROR = new Set(['_meta', '_logs', '__schema', '__type']);
const metaOf = ({ deployment, block, firstError }) => {
    const { known } = block;
    return {
        deployment,
        hasIndexingErrors: isErroneous(block, firstError),
        block: {
            number: block.number,
            hash: known ? `0x${known.hash}` : null,
            parentHash: known ? `0x${known.parentHash}` : null,
            timestamp: known?.timestamp ?? null,
        },
    };
};
const isErroneous = (block, firstError) => firstError !== null && firstError <= block.number;
const runEntities = (root, { connection, variables, block, pinned }) => {
    const { text, binders, errors } = root.at(pinned);
    const values = binders.map((binder) => binder(variables, block.number));
    try {
        const json = String(connection.read(text, values));
        return { json, errors: connection.takeReports().map((index) => errors[index]()) };
    }
    catch (error) {
        connection.takeReports();
        if (error instanceof QueryError)
            throw error;
        const reason = error instanceof Error ? error.message : String(error);
        throw new QueryError(`Store error: ${reason}`, { attestable: false, facts: { statement: text } });
    }
};
const readRoot = (root, context) => {
    if (root.kind === 'entities')
        return runEntities(root, context);
    if (root.kind === 'meta')
        return { json: root.render(metaOf(context)), errors: [] };
    if (root.kind === 'text')
        return { json: root.json, errors: [] };
    const { connection, variables, deployment } = context;
    return { json: root.render(readLogs(root, variables, connection.read), deployment), errors: [] };
};
/** Answers a group. Any error takes all its data. */
const readGroup = (group, context) => {
    if (group.errors.length > 0)
        return { members: undefined, errors: group.errors };
    const errors = [];
    const members = [];
    for (const root of group.roots) {
        let json;
        try {
            const answer = readRoot(root, context);
            errors.push(...answer.errors);
            json = answer.json;
        }
        catch (error) {
            if (!(error instanceof QueryError))
                throw error;
            errors.push(error);
            continue;
        }
        members.push(`"${root.key}":${json}`);
    }
    return errors.length > 0 ? { members: undefined, errors } : { members, errors };
};
/** Answers a group, holding data back where indexing failed before its block. */
export const runGroup = (group, context) => {
    const answer = readGroup(group, context);
    const erroneous = isErroneous(context.block, context.firstError);
    if (!erroneous || answer.members === undefined)
        return answer;
    const keys = group.roots.map((root) => root.key);
    if (keys.length > 0 && keys.every((key) => key === '_meta' || key === '_logs'))
        return answer;
    const errors = [new QueryError('indexing_error', { attestable: false })];
    if (group.allowErrors)
        return { members: answer.members, errors };
    const members = answer.members.filter((_, index) => SHOWN_ON_ERROR.has(keys[index] ?? ''));
    return { members: members.length > 0 ? members : undefined, errors };
};
//# sourceMappingURL=runGroup.js.map