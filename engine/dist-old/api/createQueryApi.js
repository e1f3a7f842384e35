import { buildASTSchema, print, validate } from 'graphql';
import { createConnectionState } from './execute/connectionState.js';
import { createDocumentCache } from './execute/documentCache.js';
import { isBounded } from './execute/isBounded.js';
import { locateBlock } from './execute/locateBlock.js';
import { orRefusal } from './execute/orRefusal.js';
import { runGroup } from './execute/runGroup.js';
import { errorJson, QueryError, RequestRefusedError } from './request/queryError.js';
import { createApiSchema } from './schema/apiSchema.js';
/** What the rules suggest beyond the published wording, which only has the form of a missing selection. */
const SUGGESTION = / Did you mean (?!"\w+ \{ \.\.\. \}"\?)[\s\S]*$/;
/** Prepares the query API of a data model; expensive parts are shared by all requests. */
export const createQueryApi = ({ schema: input, deployment, maxResultSize = Number.POSITIVE_INFINITY, earliestBlock = () => 0, logs = false, strictQueries = false, maxComplexity, }) => {
    const schema = createApiSchema(input, { logs });
    const documentOf = createDocumentCache(schema, { maxComplexity });
    const connections = new WeakMap();
    let strictSchema;
    const connectionOf = (db) => {
        const known = connections.get(db);
        if (known)
            return known;
        const created = createConnectionState(db);
        connections.set(db, created);
        return created;
    };
    const strictMistakes = new WeakMap();
    const mistakesOf = (document) => {
        const known = strictMistakes.get(document);
        if (known)
            return known;
        strictSchema ??= buildASTSchema(schema.document, { assumeValid: true, assumeValidSDL: true });
        const mistakes = validate(strictSchema, document.parsed.document).map(({ message }) => new QueryError(message.replace(SUGGESTION, ''), { attestable: false }));
        strictMistakes.set(document, mistakes);
        return mistakes;
    };
    const prepare = (document, { variables }, strict) => {
        const mistakes = strict ? mistakesOf(document) : [];
        if (mistakes.length > 0)
            throw new RequestRefusedError(mistakes);
        return document.prepare(variables ?? {});
    };
    const run = (db, connection, { groups, variables }, head) => {
        const chain = { deployment, head, earliest: earliestBlock(db), blockByHash: connection.blockByHash };
        const blocks = groups.map((group) => locateBlock(group.block, variables, chain));
        const { firstError } = head;
        const answers = groups.map((group, index) => {
            const block = blocks[index];
            const pinned = block.number < head.number;
            return runGroup(group, { connection, variables, deployment, block, pinned, firstError });
        });
        const size = answers.reduce((sum, { members = [] }) => sum + members.reduce((s, { length }) => s + length, 0), 0);
        if (size > maxResultSize)
            throw new QueryError(`the result size of ${size} is larger than the allowed limit of ${maxResultSize}`, { attestable: false });
        const errors = answers.flatMap((answer) => answer.errors);
        const hasData = answers.length === 0 || answers.some((answer) => answer.members !== undefined);
        const data = hasData ? `"data":{${answers.flatMap((answer) => answer.members ?? []).join()}}` : '';
        const errorText = errors.length > 0 ? `"errors":[${errors.map(errorJson).join()}]` : '';
        return {
            body: `{${data}${data && errorText ? ',' : ''}${errorText}}`,
            attestable: errors.every((error) => error.attestable),
        };
    };
    const answer = (db, document, request, { strict, onlyBounded }) => {
        const connection = connectionOf(db);
        // Small queries come in crowds, and beginning costs as much as reading.
        const transaction = onlyBounded ? connection.sharedTransaction : connection.transaction;
        return transaction(() => {
            const stored = connection.head();
            const head = stored
                ? { hash: `0x${stored.hash}`, number: stored.number, timestamp: stored.timestamp }
                : null;
            return orRefusal(head, () => {
                const prepared = prepare(document, request, strict);
                if (onlyBounded && !isBounded(prepared.groups, prepared.variables, connection))
                    return undefined;
                if (stored)
                    return { ...run(db, connection, prepared, stored), head };
                throw new QueryError(`Store error: query execution failed: Subgraph \`${deployment}\` has not started syncing yet. Wait for it to ingest a few blocks before querying it`, { attestable: false });
            });
        });
    };
    return {
        schemaSdl: print(schema.document),
        execute: (db, request, { strict = strictQueries } = {}) => {
            const options = { strict, onlyBounded: false };
            return orRefusal(null, () => answer(db, documentOf(request.query), request, options));
        },
        executeBounded: (db, request) => {
            const options = { strict: strictQueries, onlyBounded: true };
            return orRefusal(null, () => answer(db, documentOf(request.query), request, options));
        },
    };
};
//# sourceMappingURL=createQueryApi.js.map