import { ChainMovedError } from './chainMovedError.js';
import { parseReceipt, parseTransaction } from './parse.js';
import { WrongAnswerError } from './wrongAnswerError.js';
const TRANSACTION = 'eth_getTransactionByHash';
const RECEIPT = 'eth_getTransactionReceipt';
/**
 * Requests for the transactions of these logs and calls, and a reader of their outcomes. A call needs the receipt too,
 * which says whether the whole transaction succeeded.
 */
export const detailCalls = ({ logs, calls }, receiptTopics) => {
    const transactions = hashesOf([...logs, ...calls]);
    const wantsReceipt = ({ topics: [topic] }) => topic !== undefined && receiptTopics.has(topic);
    const receipts = hashesOf([...logs.filter(wantsReceipt), ...calls]);
    return {
        calls: [
            ...transactions.map((hash) => ({ method: TRANSACTION, params: [hash] })),
            ...receipts.map((hash) => ({ method: RECEIPT, params: [hash] })),
        ],
        read: (outcomes) => ({
            transactions: new Map(transactions.map((hash, index) => [
                hash,
                present(parseTransaction(resultOf(outcomes[index]), TRANSACTION), hash, hashOfTransaction),
            ])),
            receipts: new Map(receipts.map((hash, index) => [
                hash,
                present(parseReceipt(resultOf(outcomes[transactions.length + index]), RECEIPT), hash, hashOfReceipt),
            ])),
        }),
    };
};
const hashesOf = (findings) => [
    ...new Set(findings.map(({ transactionHash }) => transactionHash)),
];
/** The value of an outcome; throws its error. */
const resultOf = (outcome) => {
    if (outcome && 'error' in outcome)
        throw outcome.error;
    return outcome?.value;
};
const hashOfTransaction = ({ transaction }) => transaction.hash;
const hashOfReceipt = ({ transactionHash }) => transactionHash;
const present = (found, hash, hashOf) => {
    if (found === null)
        throw new ChainMovedError(`The RPC gave a log or call of transaction ${hash} but not the transaction.`, {
            transaction: hash,
        });
    if (hashOf(found) === hash)
        return found;
    throw new WrongAnswerError(`The RPC gave transaction ${hashOf(found)} for transaction ${hash}.`, {
        transaction: hash,
    });
};
//# sourceMappingURL=fetchDetails.js.map