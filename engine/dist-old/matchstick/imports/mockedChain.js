import { deterministic } from '../../host/hostError.js';
import { decodeJson } from '../../host/imports/json.js';
import { readPointers } from '../../host/memory/array.js';
import { writeBytes } from '../../host/memory/bytes.js';
import { readContractCall, writeEthereumValues } from '../../host/memory/ethereumValue.js';
import { writeJsonValue } from '../../host/memory/jsonValue.js';
import { readStoreFields, readStoreValue, writeStoreFields, writeStoreValue, } from '../../host/memory/storeValue.js';
import { readText, writeText } from '../../host/memory/text.js';
import { CriticalError } from '../criticalError.js';
import { mockedAddress } from '../dataSourceMocks.js';
import { readProjectFile } from './mocks.js';
const ZERO_ADDRESS = new Uint8Array(20);
/** `ethereum.*`, `dataSource.*`, `ipfs.*` and `ens.*`, answered from what the test mocked. */
export const mockedChainImports = (guest) => ({
    ...contractImports(guest),
    ...dataSourceImports(guest),
    ...fileImports(guest),
    'ens.nameByHash': () => 0,
});
const contractImports = (guest) => ({
    'ethereum.call': (pointer) => {
        const { heap, state } = guest;
        const { address, function: name, signature, args } = readContractCall(heap, pointer);
        const answer = state.functions.answer({ address, name, signature, args });
        return answer === null ? 0 : writeEthereumValues(heap, answer);
    },
    'ethereum.getBalance': notMockable('ethereum.getBalance'),
    'ethereum.hasCode': notMockable('ethereum.hasCode'),
});
const notMockable = (name) => () => {
    throw deterministic(`\`${name}\` has no answer in tests: matchstick-as cannot mock it`);
};
const dataSourceImports = (guest) => {
    const { heap } = guest;
    const params = (pointer) => readPointers(heap, pointer).map((text) => readText(heap, text));
    return {
        'dataSource.create': (template, list) => {
            guest.state.dataSources.create(readText(heap, template), params(list), undefined);
            return undefined;
        },
        'dataSource.createWithContext': (template, list, context) => {
            guest.state.dataSources.create(readText(heap, template), params(list), readStoreFields(heap, context));
            return undefined;
        },
        'dataSource.address': () => {
            const { dataSources, log } = guest.state;
            if (dataSources.current)
                return writeBytes(heap, mockedAddress(dataSources.current.address));
            log.add('error', 'dataSource.address() was not mocked: it is the zero address.');
            return writeBytes(heap, ZERO_ADDRESS);
        },
        'dataSource.network': () => writeText(heap, guest.state.dataSources.current?.network ?? 'mainnet'),
        'dataSource.context': () => writeStoreFields(heap, guest.state.dataSources.current?.context ?? []),
    };
};
const fileImports = (guest) => {
    const { heap } = guest;
    const content = (hash) => {
        const name = readText(heap, hash);
        const { state } = guest;
        const path = state.files.get(name);
        if (path === undefined)
            throw new CriticalError(`IPFS file \`${name}\` not found.`, {
                facts: { hash: name },
                remedy: 'Call mockIpfsFile() for it before the mapping reads it.',
            });
        return readProjectFile(state.project.directory, path);
    };
    return {
        'ipfs.cat': (hash) => writeBytes(heap, content(hash)),
        'ipfs.getBlock': (hash) => writeBytes(heap, content(hash)),
        'ipfs.map': (hash, callback, userData) => {
            const document = decodeJson(content(hash));
            if (document.kind !== 'array')
                throw deterministic('ipfs.map needs a file with a JSON array in tests');
            const data = readStoreValue(heap, userData);
            const name = readText(heap, callback);
            const other = guest.fresh();
            for (const element of document.value)
                other.callExport(name, writeJsonValue(other.heap, element), writeStoreValue(other.heap, data));
            return undefined;
        },
    };
};
//# sourceMappingURL=mockedChain.js.map