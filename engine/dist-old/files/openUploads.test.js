import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openUploads } from './openUploads.js';
const HELLO = 'QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o';
describe('openUploads()', () => {
    let folder;
    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), 'uploads-'));
    });
    afterEach(() => rmSync(folder, { recursive: true }));
    test('keeps a file once, under its CID', async () => {
        const uploads = openUploads(join(folder, 'ipfs'));
        expect(await uploads.add(Buffer.from('hello world\n'))).toBe(HELLO);
        expect(await uploads.add(Buffer.from('hello world\n'))).toBe(HELLO);
        expect(readdirSync(join(folder, 'ipfs'))).toEqual([HELLO]);
        expect((await openUploads(join(folder, 'ipfs')).read(HELLO)).toString()).toBe('hello world\n');
    });
    test('gives no file that is not what its CID says', async () => {
        writeFileSync(join(folder, HELLO), 'something else');
        await expect(openUploads(folder).read(HELLO)).rejects.toThrow(`The file ${HELLO} is damaged.`);
    });
    test('gives no file that is missing, nor one outside its folder', async () => {
        await expect(openUploads(folder).read(HELLO)).rejects.toThrow(`The file ${HELLO} was not uploaded here.`);
        await expect(openUploads(folder).read('../secret')).rejects.toThrow('"../secret" is not the CID of a file');
    });
});
//# sourceMappingURL=openUploads.test.js.map