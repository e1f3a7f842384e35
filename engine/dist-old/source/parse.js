import { RpcError } from './rpcError.js';
/** The RPC's answer to a request is not what it should be. */
export const malformed = (method, what) => new RpcError(`The RPC's answer to ${method} is not valid: ${what}.`, {
    kind: 'malformed',
    method,
    details: what,
    remedy: 'Use another RPC endpoint.',
});
const record = (value, method, what) => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
        return value;
    throw malformed(method, `${what} is no object`);
};
const hex = (raw, key, method) => {
    const value = raw[key];
    if (typeof value === 'string' && value.startsWith('0x'))
        return value.toLowerCase();
    throw malformed(method, `${key} is ${JSON.stringify(value) ?? 'missing'}`);
};
const optionalHex = (raw, key, method) => raw[key] === undefined || raw[key] === null ? undefined : hex(raw, key, method);
const list = (value, method, what) => {
    if (Array.isArray(value))
        return value;
    throw malformed(method, `${what} is no list`);
};
/** A quantity such as `0x1b4`, as a number. */
export const parseQuantity = (value, method) => {
    const number = typeof value === 'string' ? Number(value) : Number.NaN;
    if (Number.isSafeInteger(number))
        return number;
    throw malformed(method, `${JSON.stringify(value)} is no quantity`);
};
/** Bytes such as the return data of a call. */
export const parseBytes = (value, method) => hex({ value }, 'value', method);
/** A header, or null where the chain has no such block. */
export const parseHeader = (value, method) => {
    if (value === null)
        return null;
    const raw = record(value, method, 'the block');
    const field = (key) => hex(raw, key, method);
    return {
        hash: field('hash'),
        parentHash: field('parentHash'),
        sha3Uncles: field('sha3Uncles'),
        miner: field('miner'),
        stateRoot: field('stateRoot'),
        transactionsRoot: field('transactionsRoot'),
        receiptsRoot: field('receiptsRoot'),
        number: field('number'),
        gasUsed: field('gasUsed'),
        gasLimit: field('gasLimit'),
        timestamp: field('timestamp'),
        difficulty: optionalHex(raw, 'difficulty', method) ?? '0x0',
        totalDifficulty: optionalHex(raw, 'totalDifficulty', method),
        size: optionalHex(raw, 'size', method),
        baseFeePerGas: optionalHex(raw, 'baseFeePerGas', method),
        logsBloom: optionalHex(raw, 'logsBloom', method),
    };
};
/** A transaction and the block it is in, or null where the chain has none. */
export const parseTransaction = (value, method) => {
    if (value === null)
        return null;
    const raw = record(value, method, 'the transaction');
    if (raw.blockHash === null)
        return null;
    const field = (key) => hex(raw, key, method);
    return {
        blockHash: field('blockHash'),
        transaction: {
            hash: field('hash'),
            transactionIndex: field('transactionIndex'),
            from: field('from'),
            to: optionalHex(raw, 'to', method) ?? null,
            value: field('value'),
            gas: field('gas'),
            gasPrice: optionalHex(raw, 'gasPrice', method) ?? '0x0',
            input: field('input'),
            nonce: field('nonce'),
        },
    };
};
/** Logs in the order they were sent, without those a reorg removed. */
export const parseLogs = (value, method) => list(value, method, 'the list of logs').flatMap((item) => {
    const raw = record(item, method, 'a log');
    if (raw.removed === true)
        return [];
    const field = (key) => hex(raw, key, method);
    return [
        {
            address: field('address'),
            topics: list(raw.topics, method, 'topics').map((topic) => hex({ topic }, 'topic', method)),
            data: field('data'),
            blockHash: field('blockHash'),
            blockNumber: field('blockNumber'),
            transactionHash: field('transactionHash'),
            transactionIndex: field('transactionIndex'),
            logIndex: field('logIndex'),
        },
    ];
});
/** A receipt, or null where the chain has none. */
export const parseReceipt = (value, method) => {
    if (value === null)
        return null;
    const raw = record(value, method, 'the receipt');
    const field = (key) => hex(raw, key, method);
    return {
        transactionHash: field('transactionHash'),
        transactionIndex: field('transactionIndex'),
        blockHash: field('blockHash'),
        blockNumber: field('blockNumber'),
        cumulativeGasUsed: field('cumulativeGasUsed'),
        gasUsed: field('gasUsed'),
        contractAddress: optionalHex(raw, 'contractAddress', method) ?? null,
        logs: parseLogs(raw.logs, method),
        status: optionalHex(raw, 'status', method) ?? null,
        root: optionalHex(raw, 'root', method) ?? null,
        logsBloom: field('logsBloom'),
        type: optionalHex(raw, 'type', method),
    };
};
//# sourceMappingURL=parse.js.map