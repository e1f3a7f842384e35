import type { Hex } from './hex.js';
/** Position of the index on the chain. */
export type BlockPointer = Readonly<{
    number: number;
    hash: Hex;
}>;
/** A block header as `eth_getBlockByNumber` gives it, quantities still in hex, fields checked for presence. */
export type BlockHeader = Readonly<{
    hash: Hex;
    parentHash: Hex;
    sha3Uncles: Hex;
    miner: Hex;
    stateRoot: Hex;
    transactionsRoot: Hex;
    receiptsRoot: Hex;
    number: Hex;
    gasUsed: Hex;
    gasLimit: Hex;
    timestamp: Hex;
    difficulty: Hex;
    totalDifficulty?: Hex | undefined;
    size?: Hex | undefined;
    baseFeePerGas?: Hex | undefined;
    logsBloom?: Hex | undefined;
}>;
/** A transaction as JSON-RPC gives it, without what no mapping can see. */
export type Transaction = Readonly<{
    hash: Hex;
    transactionIndex: Hex;
    from: Hex;
    to: Hex | null;
    value: Hex;
    gas: Hex;
    /** Effective price: what `Transaction.gasPrice` of the mapping shows. */
    gasPrice: Hex;
    input: Hex;
    nonce: Hex;
}>;
/** One log as JSON-RPC gives it. */
export type Log = Readonly<{
    address: Hex;
    topics: readonly Hex[];
    data: Hex;
    blockHash: Hex;
    blockNumber: Hex;
    transactionHash: Hex;
    transactionIndex: Hex;
    logIndex: Hex;
    removed?: boolean | undefined;
}>;
/** A receipt as JSON-RPC gives it. */
export type Receipt = Readonly<{
    transactionHash: Hex;
    transactionIndex: Hex;
    blockHash: Hex;
    blockNumber: Hex;
    cumulativeGasUsed: Hex;
    gasUsed: Hex;
    contractAddress?: Hex | null | undefined;
    logs: readonly Log[];
    status?: Hex | null | undefined;
    root?: Hex | null | undefined;
    logsBloom: Hex;
    /** EIP-2718 type; absent for old ones. */
    type?: Hex | undefined;
}>;
/** One call of a contract, as traces tell it: by a transaction or by another contract, of any kind of call. */
export type Call = Readonly<{
    from: Hex;
    to: Hex;
    /** Selector and arguments, at least four bytes. */
    input: Hex;
    output: Hex;
    blockNumber: number;
    blockHash: Hex;
    transactionHash: Hex;
    transactionIndex: number;
}>;
/** Everything of one block that triggers need: logs and calls in their order, and only the transactions behind them. */
export type Block = Readonly<{
    number: number;
    hash: Hex;
    parentHash: Hex;
    /** Unix seconds. */
    timestamp: number;
    header: BlockHeader;
    logs: readonly Log[];
    /** Calls that succeeded, by transaction, those of one transaction in the order of its trace. */
    calls: readonly Call[];
    transactions: ReadonlyMap<Hex, Transaction>;
    /** Present at least for the transactions of which a handler asked the receipt. */
    receipts: ReadonlyMap<Hex, Receipt>;
}>;
/** Which logs a data source wants. No address means any emitter. */
export type LogFilter = Readonly<{
    addresses: readonly Hex[] | undefined;
    topics0: readonly Hex[];
}>;
/** What tells one chain from another. */
export type ChainIdentity = Readonly<{
    chainId: number;
    genesis: Hex;
}>;
