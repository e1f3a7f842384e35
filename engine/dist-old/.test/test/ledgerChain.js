import { encodeAbiParameters, keccak256, toHex } from 'viem';
/**
 * A contract that logs what it is told, and answers `height(offset)` with block number + offset; offset 0 reverts.
 * Call data of 64 bytes and more is `topic 0 ‖ topic 1 ‖ data` of the log to write.
 */
const RUNTIME = [
    '3660401160',
    '1b57', // fewer than 64 bytes: jump to 0x1b
    '602035',
    '600035', // topic 1, topic 0
    '6040360380',
    '6040600037', // length of the data; copy it
    '6000a200', // log it
    '5b6004358015',
    '602e57', // 0x1b: the offset; zero: jump to 0x2e
    '4301600052',
    '60206000f3', // return number + offset
    '5b60006000fd', // 0x2e: revert
].join('');
const CREATE = `0x60${(RUNTIME.length / 2).toString(16)}600c60003960${(RUNTIME.length / 2).toString(16)}6000f3${RUNTIME}`;
/** First account of Anvil's mnemonic, and the first contract it deploys. */
const SENDER = '0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266';
export const LEDGER = '0x5fbdb2315678afecb367f032d93f642f64180aa3';
const SIGNATURES = {
    Moved: 'Moved(address,int256)',
    Opened: 'Opened(address,uint256)',
    Closed: 'Closed(address,uint256)',
    Broken: 'Broken(address,uint256)',
};
/** An address that stands for account number `n`. */
export const account = (n) => `0x${(0xacc0000 + n).toString(16).padStart(40, '0')}`;
/** Deploys a ledger as the chain's first contract. */
export const openLedgerChain = async ({ rpc }) => {
    const send = (transaction) => rpc('eth_sendTransaction', { from: SENDER, gas: '0x30000', ...transaction });
    const number = async () => Number(await rpc('eth_blockNumber'));
    const deploy = async () => {
        const hash = await send({ data: CREATE });
        await rpc('evm_mine');
        const receipt = (await rpc('eth_getTransactionReceipt', hash));
        if (receipt.status !== '0x1')
            throw new Error('The ledger was not deployed');
        return receipt.contractAddress;
    };
    if ((await number()) === 0)
        await deploy();
    return {
        deploy,
        number,
        mine: async (...events) => {
            for (const [name, about, value, from = LEDGER] of events) {
                const words = encodeAbiParameters([{ type: 'address' }, { type: 'int256' }], [about, BigInt(value)]);
                await send({ to: from, data: `${keccak256(toHex(SIGNATURES[name]))}${words.slice(2)}` });
            }
            await rpc('evm_mine');
            return number();
        },
        publish: async (...publications) => {
            const topic = keccak256(toHex('Published(address,string,string)'));
            for (const words of publications) {
                const data = encodeAbiParameters([{ type: 'string' }, { type: 'string' }], words);
                await send({ to: LEDGER, data: `${topic}${'0'.repeat(64)}${data.slice(2)}` });
            }
            await rpc('evm_mine');
            return number();
        },
        skip: async (blocks) => {
            await rpc('anvil_mine', toHex(blocks));
        },
        cut: async (depth) => {
            await rpc('anvil_rollback', depth);
        },
    };
};
//# sourceMappingURL=ledgerChain.js.map