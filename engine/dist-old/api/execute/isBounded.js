import { QueryError } from '../request/queryError.js';
import { refresh } from '../request/value.js';
/** Most rows that a statement may read and still count as bounded. */
const MOST_ROWS = 2_500;
/** Most rows of one list; the list of a query that names no number has 100. */
const MOST_PER_LIST = 250;
/**
 * Most rows that root fields can lead to, skipped ones included. Infinite when filters decide how many rows are
 * looked at.
 */
export const rowsWithin = (roots, variables) => roots.reduce((sum, root) => sum +
    (root.kind === 'entity'
        ? 1 + rowsOfSelection(root.selection, variables)
        : rowsOfList(root.collection, root.selection, { variables, nested: false })), 0);
const rowsOfSelection = (selection, variables) => {
    let most = 0;
    for (const fields of selection.values())
        most = Math.max(most, fields.reduce((sum, field) => sum + rowsOfField(field, variables), 0));
    return most;
};
const rowsOfField = (field, variables) => {
    if (field.kind === 'object')
        return 1 + rowsOfSelection(field.selection, variables);
    if (field.kind !== 'list')
        return 0;
    return rowsOfList(field.collection, field.selection, { variables, nested: true });
};
const rowsOfList = (collection, selection, { variables, nested }) => {
    const { filter, current, order, first, skip } = collection;
    // One equation can be looked up, and a parent is one already; what comes on top has to be tried row by row.
    const isLookup = filter?.kind === 'compare' && filter.operator === '=' && !nested;
    if ((filter && !isLookup) || current || order.kind === 'child')
        return Number.POSITIVE_INFINITY;
    const [skipped, most] = [numberOf(skip, variables), numberOf(first, variables)];
    if (skipped + most > MOST_PER_LIST)
        return Number.POSITIVE_INFINITY;
    return skipped + most * (1 + rowsOfSelection(selection, variables));
};
/** A page that is refused is not bounded: running it tells why. */
const numberOf = ({ value, encode }, variables) => {
    try {
        return Number(encode(refresh(value, variables)));
    }
    catch (error) {
        if (error instanceof QueryError)
            return Number.POSITIVE_INFINITY;
        throw error;
    }
};
/**
 * Whether a statement finds each of its rows by an index and sorts nothing, so that its cost is in the rows it
 * yields. `plan` is what SQLite says of it.
 */
export const isIndexed = (plan, root) => {
    const virtual = new Set(plan.flatMap(({ detail }) => /^(?:CO-ROUTINE|MATERIALIZE) (\S+)/.exec(detail)?.[1] ?? []));
    const isUnfiltered = root.kind === 'collection' && !root.collection.filter;
    return plan.every(({ detail }) => {
        if (/TEMP B-TREE|AUTOMATIC|ANY\(/.test(detail))
            return false;
        const [, scanned, how] = /^SCAN (\S+)(.*)$/.exec(detail) ?? [];
        if (scanned === undefined || virtual.has(scanned))
            return true;
        if (/^(json_each|CONSTANT)$/.test(scanned) || / VIRTUAL TABLE /.test(how ?? ''))
            return true;
        // Reading the first rows of an index in its order, for the page of the root field.
        return isUnfiltered && scanned === ROOT_ALIAS && / USING /.test(how ?? '');
    });
};
/** What the compiler calls the rows of a root field of one type. */
const ROOT_ALIAS = 't1';
/**
 * Whether all that a request reads at the head is small and found by indexes. Such a request takes a few
 * milliseconds at most, however large the store and whatever the variables.
 */
export const isBounded = (groups, variables, connection) => {
    const roots = groups.flatMap((group) => group.roots).filter((root) => root.kind === 'entities');
    // The past is not indexed: versions of before and after are looked at as well.
    if (roots.length > 0 && groups.some(({ block }) => block.kind === 'number' || block.kind === 'hash'))
        return false;
    if (rowsWithin(roots.map(({ root }) => root), variables) > MOST_ROWS)
        return false;
    return roots.every(({ root, at }) => {
        const { text, binders } = at(false);
        return connection.judge({ text, parameters: binders.length }, (plan) => isIndexed(plan, root));
    });
};
//# sourceMappingURL=isBounded.js.map