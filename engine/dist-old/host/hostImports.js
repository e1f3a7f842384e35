import { abortImports } from './imports/abort.js';
import { bigDecimalImports } from './imports/bigDecimal.js';
import { bigIntImports } from './imports/bigInt.js';
import { cryptoImports } from './imports/crypto.js';
import { dataSourceImports } from './imports/dataSource.js';
import { ensImports } from './imports/ens.js';
import { ethereumCodecImports, ethereumStateImports } from './imports/ethereum.js';
import { ipfsImports } from './imports/ipfs.js';
import { jsonImports } from './imports/json.js';
import { logImports } from './imports/log.js';
import { storeImports } from './imports/store.js';
import { typeConversionImports } from './imports/typeConversion.js';
import { yamlImports } from './imports/yaml.js';
/** Host functions that look at nothing but their arguments. */
export const pureImports = (guest) => ({
    ...abortImports(guest),
    ...bigDecimalImports(guest),
    ...bigIntImports(guest),
    ...cryptoImports(guest),
    ...ethereumCodecImports(guest),
    ...jsonImports(guest),
    ...typeConversionImports(guest),
    ...yamlImports(guest),
});
/** Everything that graph-ts can import for a mapping on Ethereum. */
export const hostImports = (guest) => ({
    ...pureImports(guest),
    ...dataSourceImports(guest),
    ...ensImports(),
    ...ethereumStateImports(guest),
    ...ipfsImports(),
    ...logImports(guest),
    ...storeImports(guest),
});
//# sourceMappingURL=hostImports.js.map