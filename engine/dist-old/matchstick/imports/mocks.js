import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readBytes, writeBytes } from '../../host/memory/bytes.js';
import { readEthereumValues } from '../../host/memory/ethereumValue.js';
import { readStoreFields } from '../../host/memory/storeValue.js';
import { readText } from '../../host/memory/text.js';
import { CriticalError } from '../criticalError.js';
/** Bytes of a text file whose path is relative to the project. */
export const readProjectFile = (directory, path) => {
    try {
        const bytes = readFileSync(resolve(directory, path));
        new TextDecoder('utf-8', { fatal: true }).decode(bytes);
        return bytes;
    }
    catch (cause) {
        throw new CriticalError(`The file "${path}" cannot be read as UTF-8 text.`, {
            facts: { path, directory },
            cause,
            remedy: `Paths in tests start from ${directory}.`,
        });
    }
};
/** Functions by which tests prepare answers: contract functions, files, the data source. */
export const mockImports = (guest) => {
    const { heap } = guest;
    return {
        mockFunction: (address, name, signature, args, returns, reverts) => {
            const call = {
                address: readBytes(heap, address),
                name: readText(heap, name),
                signature: readText(heap, signature),
                args: readEthereumValues(heap, args),
            };
            guest.state.functions.add(call, reverts === 0 ? readEthereumValues(heap, returns) : null);
            return undefined;
        },
        mockIpfsFile: (hash, path) => {
            guest.state.files.set(readText(heap, hash), readText(heap, path));
            return undefined;
        },
        readFile: (path) => writeBytes(heap, readProjectFile(guest.state.project.directory, readText(heap, path))),
        'dataSourceMock.setReturnValues': (address, network, context) => {
            guest.state.dataSources.current = {
                address: readText(heap, address),
                network: readText(heap, network),
                context: readStoreFields(heap, context),
            };
            return undefined;
        },
    };
};
//# sourceMappingURL=mocks.js.map