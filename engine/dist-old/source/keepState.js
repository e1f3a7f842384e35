/** A reader that asks for each state of a final block only once, over all runs. */
export const keepState = (read, cache, isFinal) => async (queries, options) => {
    const known = queries.map((query) => cache.state(query.block.hash, textOf(query)));
    const missing = queries.filter((_, index) => known[index] === undefined);
    const fetched = missing.length === 0 ? [] : await read(missing, options);
    missing.forEach((query, index) => {
        const answer = fetched[index];
        if (answer === undefined || !isFinal(query.block.number))
            return;
        cache.keepState(query.block.hash, textOf(query), answer);
    });
    const answers = fetched.values();
    return known.map((answer) => (answer === undefined ? (answers.next().value ?? null) : answer));
};
const textOf = (query) => query.kind === 'call' ? `call ${query.to} ${query.data}` : `${query.kind} ${query.address}`;
//# sourceMappingURL=keepState.js.map