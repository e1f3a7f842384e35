/** A new world; `overrides` replace what it would answer. */
export const testWorld = (overrides = {}) => {
    const entities = new Map();
    const logs = [];
    const calls = [];
    const created = [];
    return {
        entities,
        logs,
        said: () => logs.map(([, message]) => message),
        calls,
        created,
        store: {
            get: (type, id) => entities.get(`${type} ${id}`) ?? null,
            getInBlock: () => null,
            loadRelated: (type, id) => [...entities]
                .filter(([key, { owner }]) => key.startsWith(type) && owner === id)
                .map(([, value]) => value),
            set: (type, id, data) => void entities.set(`${type} ${id}`, data),
            remove: (type, id) => void entities.delete(`${type} ${id}`),
        },
        call: (to, data) => {
            calls.push([to, data]);
            return null;
        },
        balance: () => 0n,
        hasCode: () => false,
        createDataSource: (template, params, context) => void created.push([template, params, context]),
        dataSource: { address: new Uint8Array(20), network: 'testnet', context: {} },
        log: (level, message) => void logs.push([level, message]),
        ...overrides,
    };
};
const hash = (digit) => `0x${digit.repeat(64)}`;
export const ADDRESS = '0xa16081f360e3847006db660bae1c6d1b2e17ec2a';
export const log = {
    address: ADDRESS,
    topics: [hash('1')],
    data: '0x0102',
    blockHash: hash('2'),
    blockNumber: '0xc',
    transactionHash: hash('3'),
    transactionIndex: '0x1',
    logIndex: '0x7',
};
export const block = {
    number: 12,
    hash: hash('2'),
    parentHash: hash('4'),
    timestamp: 1_700_000_000,
    header: {
        hash: hash('2'),
        parentHash: hash('4'),
        sha3Uncles: hash('5'),
        miner: `0x${'66'.repeat(20)}`,
        stateRoot: hash('7'),
        transactionsRoot: hash('8'),
        receiptsRoot: hash('9'),
        number: '0xc',
        gasUsed: '0x5208',
        gasLimit: '0x1c9c380',
        timestamp: '0x6553f100',
        difficulty: '0x20000000000000000',
        size: '0x80',
        baseFeePerGas: '0x3b9aca00',
    },
    logs: [log],
    calls: [],
    transactions: new Map(),
    receipts: new Map(),
};
export const transaction = {
    hash: hash('3'),
    transactionIndex: '0x1',
    from: `0x${'aa'.repeat(20)}`,
    to: ADDRESS,
    value: '0xde0b6b3a7640000',
    gas: '0x7fffffffffffffff',
    gasPrice: '0xff',
    input: '0xa9059cbb00',
    nonce: '0x0',
};
export const receipt = {
    transactionHash: hash('3'),
    transactionIndex: '0x1',
    blockHash: hash('2'),
    blockNumber: '0xc',
    cumulativeGasUsed: '0xa410',
    gasUsed: '0x5208',
    logs: [{ ...log, removed: false }],
    status: '0x1',
    logsBloom: `0x${'00'.repeat(256)}`,
};
/** An event trigger; `overrides` replace parts of it. */
export const eventTrigger = (overrides = {}) => ({
    kind: 'event',
    block,
    transaction,
    log,
    params: [],
    receipt: null,
    ...overrides,
});
//# sourceMappingURL=testWorld.js.map