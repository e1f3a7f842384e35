import { EngineError } from './errors.js';
/** The transaction behind a log or a call of the block. */
export const transactionOf = ({ number, transactions }, { transactionHash }) => {
    const transaction = transactions.get(transactionHash);
    if (transaction)
        return transaction;
    throw new EngineError(`Transaction ${transactionHash} of block ${number} was not fetched.`, {
        facts: { block: number, transaction: transactionHash },
    });
};
//# sourceMappingURL=transactionOf.js.map