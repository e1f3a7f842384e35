import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
const FIXTURE = fileURLToPath(new URL('../../../test/fixtures/matchstick/', import.meta.url));
/** Where projects in other folders find their libraries. */
export const LIBRARIES = fileURLToPath(new URL('../../../../node_modules', import.meta.url));
const IMPORTS = `
import { Address, BigInt, Bytes, JSONValue, Value, ethereum, ipfs } from '@graphprotocol/graph-ts';
import { afterEach, assert, createMockedFunction, describe, logStore, mockIpfsFile, test }
  from 'matchstick-as/assembly/index';
const ADDRESS = Address.fromString('0x0000000000000000000000000000000000000001');
`;
/**
 * A project in a folder of its own, with these files in `tests/`; test files get the usual imports. Gone when the
 * test has finished.
 */
export const writeProject = (files) => {
    const directory = mkdtempSync(join(tmpdir(), 'matchstick-'));
    onTestFinished(() => rmSync(directory, { recursive: true }));
    for (const name of ['subgraph.yaml', 'schema.graphql', 'mapping.ts'])
        cpSync(join(FIXTURE, name), join(directory, name));
    mkdirSync(join(directory, 'tests'));
    const write = (name, text) => writeFileSync(join(directory, 'tests', name), name.endsWith('.test.ts') ? IMPORTS + text : text);
    for (const [name, text] of Object.entries(files))
        write(name, text);
    return { directory, write };
};
//# sourceMappingURL=writeProject.js.map