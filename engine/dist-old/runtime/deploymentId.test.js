import { expect, test } from 'vitest';
import { contentId } from '../files/contentId.js';
import { deploymentId } from './deploymentId.js';
test('the id of a build is that of its manifest with ids for files, keys in order, as `graph deploy` writes it', () => {
    const [schema, abi, wasm] = ['type T @entity { id: ID! }', '[]', 'wasm'].map((text) => Buffer.from(text));
    const files = new Map([
        ['schema.graphql', schema],
        ['A/A.json', abi],
        ['A/A.wasm', wasm],
    ]);
    const manifest = {
        specVersion: '0.0.4',
        schema: { file: 'schema.graphql' },
        dataSources: [
            {
                kind: 'ethereum',
                source: { address: '0x5fbdb2315678afecb367f032d93f642f64180aa3', startBlock: 0 },
                mapping: { abis: [{ name: 'A', file: 'A/A.json' }], file: 'A/A.wasm' },
            },
        ],
    };
    const text = `dataSources:
  - kind: ethereum
    mapping:
      abis:
        - file:
            /: /ipfs/${contentId(abi)}
          name: A
      file:
        /: /ipfs/${contentId(wasm)}
    source:
      address: '0x5fbdb2315678afecb367f032d93f642f64180aa3'
      startBlock: 0
schema:
  file:
    /: /ipfs/${contentId(schema)}
specVersion: 0.0.4
`;
    expect(deploymentId(manifest, files)).toBe(contentId(Buffer.from(text)));
});
//# sourceMappingURL=deploymentId.test.js.map