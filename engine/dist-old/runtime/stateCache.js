/** Remembers what the chain answered about the state of each block. Reorgs need no care: keys are block hashes. */
export const createStateCache = () => {
    const blocks = new Map();
    return {
        get: (blockHash, query) => blocks.get(blockHash)?.get(keyOf(query)),
        set: (blockHash, query, answer) => {
            const answers = blocks.get(blockHash) ?? new Map();
            blocks.set(blockHash, answers.set(keyOf(query), answer));
        },
        forget: (blockHash) => void blocks.delete(blockHash),
        clear: () => blocks.clear(),
    };
};
/** Text that is equal for equal questions. */
export const keyOf = (query) => query.kind === 'call' ? query.to + query.data : query.kind + query.address;
//# sourceMappingURL=stateCache.js.map