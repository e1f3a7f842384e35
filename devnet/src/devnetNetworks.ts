/**
 * Where PoCo is on every devnet, as networks.json wants it. It is the same each time: the contracts come
 * from the first account of a fixed phrase, before anything else happens on the chain.
 */
export const devnetNetworks = {
  devnet: {
    Hub: { address: '0x0165878A594ca255338adfa4d48449f69242Eb8F', startBlock: 7 },
    AppRegistry: { address: '0x67d269191c92Caf3cD7723F116c85e6E9bf55933', startBlock: 30 },
    DatasetRegistry: { address: '0x84eA74d481Ee0A5332c457a4d796187F6Ba67fEB', startBlock: 33 },
    WorkerpoolRegistry: { address: '0x1613beB3B2C4f22Ee086B2b38C1476A3cE7f78E8', startBlock: 36 },
  },
} as const
