import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import * as dagPb from '@ipld/dag-pb';
import { UnixFS } from 'ipfs-unixfs';
import { CID } from 'multiformats/cid';
import { sha256 } from 'multiformats/hashes/sha2';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fetchFile } from './fetchFile.js';
import { carOf, startIpfsGateway } from './test/startIpfsGateway.js';
let gateway;
beforeEach(async () => {
    gateway = await startIpfsGateway();
});
afterEach(() => gateway[Symbol.asyncDispose]());
const signal = AbortSignal.timeout(30_000);
const get = (reference, options = {}) => fetchFile(reference, {
    gateway: options.base ?? gateway.url,
    signal,
    ...(options.most === undefined ? {} : { most: options.most }),
});
/** A file in which each block links a hundred times to the one below. */
const endlessFile = async (depth) => {
    const blocks = [];
    let links = [];
    for (let level = 0; level <= depth; level += 1) {
        const unixfs = new UnixFS({ type: 'file', data: level === depth ? Buffer.from('x') : new Uint8Array() });
        for (const _ of links)
            unixfs.addBlockSize(0n);
        const bytes = dagPb.encode({ Data: unixfs.marshal(), Links: links });
        const cid = CID.createV1(dagPb.code, await sha256.digest(bytes));
        blocks.unshift({ cid, bytes });
        links = Array.from({ length: 100 }, () => ({ Name: '', Hash: cid, Tsize: 0 }));
    }
    return blocks;
};
const getText = async (reference) => Buffer.from(await get(reference)).toString();
describe('fetchFile()', () => {
    test('gives the content of a small file, by CID of either version', async () => {
        const cid = await gateway.add('hello world\n', { version: 0 });
        expect(cid).toBe('QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o');
        expect(await getText(cid)).toBe('hello world\n');
        const raw = await gateway.add('hello world\n');
        expect(raw).toMatch(/^bafkrei/);
        expect(await getText(raw)).toBe('hello world\n');
        expect(await getText(await gateway.add(''))).toBe('');
    });
    test.each([0, 1])('puts a file of many blocks together, CID version %i', async (version) => {
        const content = randomBytes(3_000_000);
        const cid = await gateway.add(content, { version });
        expect(Buffer.compare(await get(cid), content)).toBe(0);
        expect(gateway.requests).toHaveLength(1);
        gateway.manners = 'blocks';
        expect(Buffer.compare(await get(cid), content)).toBe(0);
    });
    test('follows a path, whatever its names are', async () => {
        const folder = await gateway.addFolder({
            'a/b c.json': '{}',
            'é?#%2e.txt': 'odd',
            big: 'x'.repeat(600_000),
        });
        expect(await getText(`${folder}/a/b c.json`)).toBe('{}');
        expect(await getText(`${folder}/é?#%2e.txt`)).toBe('odd');
        expect(await getText(`${folder}/big`)).toHaveLength(600_000);
        await expect(get(`${folder}/none`)).rejects.toThrow('404');
        await expect(get(folder)).rejects.toThrow('is no file, but a directory');
    });
    test.each(['lying', 'plain', 'short'])('takes nothing from a gateway that is %s', async (manners) => {
        const small = await gateway.add('some content');
        const old = await gateway.add('some content', { version: 0 });
        const large = await gateway.add(randomBytes(600_000));
        gateway.manners = manners;
        for (const cid of [small, old, large])
            await expect(get(cid)).rejects.toThrow();
    });
    test('names the gateway and the block that is wrong', async () => {
        const cid = await gateway.add('some content');
        gateway.manners = 'lying';
        await expect(get(cid)).rejects.toThrow(`The IPFS gateway ${new URL(gateway.url).host} gave a block that is not ${cid}.`);
    });
    test('takes a file of the largest size and none above, whatever its root says', async () => {
        const cid = await gateway.add(randomBytes(100_000), { version: 0 });
        expect(await get(cid, { most: 100_000 })).toHaveLength(100_000);
        await expect(get(cid, { most: 99_999 })).rejects.toThrow('larger than 99999 bytes');
        const far = await gateway.add(randomBytes(1_000_000), { version: 0 });
        await expect(get(far, { most: 1_000 })).rejects.toThrow('larger than');
    });
    test('gives up a file of endless empty blocks, leaving the event loop its turns', async () => {
        const blocks = await endlessFile(4);
        const car = await carOf(blocks);
        const server = createServer((_, response) => response.writeHead(200, { 'content-type': 'application/vnd.ipld.car' }).end(car)).listen(0, '127.0.0.1');
        await once(server, 'listening');
        let turns = 0;
        const clock = setInterval(() => {
            turns += 1;
        }, 1);
        const base = `http://127.0.0.1:${server.address().port}`;
        await expect(get(String(blocks[0]?.cid), { base })).rejects.toThrow('more than 20000 blocks');
        expect(turns).toBeGreaterThan(5);
        clearInterval(clock);
        server.closeAllConnections();
        server.close();
    });
    test('takes what a CID holds itself', async () => {
        // Identity hash of "inline", raw codec.
        expect(await getText('bafkqabtjnzwgs3tf')).toBe('inline');
    });
    test('accepts the address of a gateway with and without /ipfs/', async () => {
        const cid = await gateway.add('x');
        for (const base of [`${gateway.url}/`, `${gateway.url}/ipfs`, `${gateway.url}/ipfs/`])
            expect(await get(cid, { base })).toHaveLength(1);
    });
});
//# sourceMappingURL=fetchFile.test.js.map