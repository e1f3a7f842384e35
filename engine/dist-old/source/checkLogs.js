import { WrongAnswerError } from './wrongAnswerError.js';
const NOTHING = /^0x0*$/;
/** Bloom filters say nothing on chains that leave all of them empty. */
export const tellsNothing = (headers) => headers.every(({ logsBloom }) => logsBloom === undefined || NOTHING.test(logsBloom));
/** Throws a `WrongAnswerError` when a block cannot have logged what is said to be in it, by its bloom filter. */
export const checkLogs = (headers, logs, bloom) => {
    if (tellsNothing(headers))
        return;
    const blooms = new Map(headers.map(({ number, logsBloom }) => [Number(number), logsBloom]));
    for (const log of logs) {
        const filter = blooms.get(Number(log.blockNumber));
        if (filter === undefined || bloom.mayHoldLog(filter, log))
            continue;
        throw new WrongAnswerError('The RPC gave a log that its block cannot hold.', {
            block: Number(log.blockNumber),
            transaction: log.transactionHash,
            address: log.address,
        });
    }
};
//# sourceMappingURL=checkLogs.js.map