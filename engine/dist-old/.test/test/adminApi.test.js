import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { silentLog } from '../src/core/log.js';
import { createAdminListener } from '../src/deploy/http/createAdminListener.js';
import { createUploadListener } from '../src/deploy/http/createUploadListener.js';
import { openSubgraphs } from '../src/deploy/openSubgraphs.js';
import { contentId } from '../src/files/contentId.js';
import { openUploads } from '../src/files/openUploads.js';
import { buildFixture } from './buildFixture.js';
import { freePort } from './startAnvil.js';
let build;
let dataDir;
let subgraphs;
let admin;
let ipfs;
const servers = [];
const listen = async (listener) => {
    const server = createServer(listener);
    servers.push(server);
    await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
    return `http://127.0.0.1:${server.address().port}`;
};
beforeAll(async () => {
    build = await buildFixture('ledger');
    dataDir = mkdtempSync(join(tmpdir(), 'admin-'));
    const uploads = openUploads(join(dataDir, 'ipfs'));
    subgraphs = await openSubgraphs({
        dataDir,
        // Nobody answers there: what is deployed here is refused before or by that.
        networks: new Map([['devnet', { rpcUrls: [`http://127.0.0.1:${await freePort()}`] }]]),
        log: silentLog,
        signal: new AbortController().signal,
    });
    admin = await listen(createAdminListener({ subgraphs, uploads, queryPort: 8000, reserved: ['our/own'] }));
    ipfs = await listen(createUploadListener({ uploads, maxUploadBytes: 2_000_000 }));
});
afterAll(async () => {
    for (const server of servers) {
        server.closeAllConnections();
        server.close();
    }
    await subgraphs[Symbol.asyncDispose]();
    rmSync(dataDir, { recursive: true });
});
const post = (body, headers = {}) => fetch(admin, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
const call = async (method, params) => {
    const answer = await (await post(JSON.stringify({ jsonrpc: '2.0', id: 7, method, params }))).json();
    const { jsonrpc, id, ...outcome } = answer;
    expect({ jsonrpc, id }).toEqual({ jsonrpc: '2.0', id: 7 });
    return outcome;
};
const upload = async (content) => {
    const form = new FormData();
    form.append('file', new Blob([content]), 'some%2Ffile');
    const response = await fetch(`${ipfs}/api/v0/add?progress=false`, { method: 'POST', body: form });
    const { Name, Hash } = (await response.json());
    expect(Name).toBe('some/file');
    return Hash;
};
/** Uploads the build as graph-cli does, but for a change of the manifest. */
const uploadBuild = async (change) => {
    const manifest = parse(readFileSync(join(build, 'subgraph.yaml'), 'utf8'));
    const link = async (part) => {
        const cid = await upload(new Uint8Array(readFileSync(join(build, part.file))));
        Object.assign(part, { file: { '/': `/ipfs/${cid}` } });
    };
    await link(manifest.schema);
    for (const { mapping } of [...manifest.dataSources, ...manifest.templates]) {
        await link(mapping);
        for (const abi of mapping.abis)
            await link(abi);
    }
    change(manifest);
    return upload(stringify(manifest));
};
const deploy = (cid) => call('subgraph_deploy', { name: 'tests/bad', ipfs_hash: cid });
describe('JSON-RPC', () => {
    test.each([
        ['what is not JSON', '{', -32_700, 'Parse error'],
        ['what is no request', '{"jsonrpc":"2.0"}', -32_700, 'Parse error'],
        ['a batch', '[]', -32_700, 'Parse error'],
        ['another version', '{"jsonrpc":"1.0","method":"subgraph_create"}', -32_600, 'Invalid Request'],
    ])('refuses %s', async (_, body, code, message) => {
        const response = await post(body);
        expect(response.status).toBe(200);
        expect(await response.json()).toEqual({ jsonrpc: '2.0', id: null, error: { code, message } });
    });
    test('knows its methods and what they want', async () => {
        expect(await call('subgraph_explode', {})).toEqual({
            error: { code: -32_601, message: 'Method not found' },
        });
        expect(await call('subgraph_create', { name: 'a//b' })).toEqual({
            error: {
                code: -32_602,
                message: 'Invalid params: name: invalid value: string "a//b", expected valid subgraph name',
            },
        });
        expect(await call('subgraph_deploy', { name: 'a/b', ipfs_hash: '../x' })).toMatchObject({
            error: { code: -32_602, message: expect.stringContaining('expected valid subgraph deployment ID') },
        });
        expect(await call('subgraph_create', ['a/b'])).toMatchObject({ error: { code: -32_602 } });
    });
    test('answers no web page, and nothing but JSON', async () => {
        expect((await post('{}', { origin: 'https://evil.example' })).status).toBe(403);
        expect((await post('{}', { 'content-type': 'text/plain' })).status).toBe(415);
        expect((await fetch(admin)).status).toBe(405);
        expect((await post(`"${'x'.repeat(1024 * 1024)}"`)).status).toBe(413);
    });
    test('takes a name once, and frees it', async () => {
        expect(await call('subgraph_create', { name: 'tests/one' })).toEqual({
            result: { id: expect.stringMatching(/^\d+$/) },
        });
        expect(await call('subgraph_create', { name: 'tests/one' })).toEqual({
            error: { code: 2, message: 'subgraph already exists: tests/one' },
        });
        expect(await call('subgraph_remove', { name: 'tests/one' })).toEqual({ result: null });
        expect(await call('subgraph_remove', { name: 'tests/one' })).toMatchObject({
            error: { code: 1, message: expect.stringMatching(/^subgraph name not found: tests\/one/) },
        });
    });
    test('leaves the names alone that the process itself stands for', async () => {
        for (const [method, params] of [
            ['subgraph_deploy', { ipfs_hash: 'Qm' }],
            ['subgraph_remove', {}],
        ])
            expect(await call(method, { name: 'our/own', ...params })).toMatchObject({
                error: { message: expect.stringContaining('this process builds itself') },
            });
    });
    test('has one node to assign deployments to', async () => {
        expect(await call('subgraph_reassign', { ipfs_hash: 'Qm', node_id: 'other' })).toEqual({
            error: { code: 3, message: 'deployment not found: Qm' },
        });
    });
});
describe('deploying', () => {
    beforeAll(() => void subgraphs.create('tests/bad'));
    const message = (text) => ({ error: { code: 0, message: expect.stringContaining(text) } });
    test('needs a name that was created', async () => {
        expect(await call('subgraph_deploy', { name: 'tests/never', ipfs_hash: 'Qm' })).toEqual(message('subgraph name not found: tests/never. Create it first'));
    });
    test('needs a manifest that was uploaded', async () => {
        const cid = contentId(Buffer.from('never uploaded'));
        expect(await deploy(cid)).toEqual(message(`subgraph resolve error: The file ${cid} was not uploaded here.`));
        expect(await deploy('Qm')).toEqual(message('subgraph resolve error: "Qm" is not the CID of a file that was uploaded here.'));
        expect(await deploy(await upload('{ no: manifest'))).toEqual(message('is no manifest of a subgraph'));
        expect(await deploy(await upload('specVersion: 1.3.0'))).toEqual(message('subgraph validation error: The subgraph manifest is not valid'));
    });
    test('reads no file of this machine', async () => {
        const cid = await upload('schema: { file: /etc/hostname }');
        expect(await deploy(cid)).toEqual(message('names the file /etc/hostname by its path, not by a link'));
        const outside = await upload('schema: { file: { "/": "/ipfs/../../etc/hostname" } }');
        expect(await deploy(outside)).toEqual(message('"../../etc/hostname" is not the CID of a file'));
    });
    test('names the network that has no RPC', async () => {
        const cid = await uploadBuild(({ dataSources }) => {
            for (const source of dataSources)
                source.network = 'gnosis';
        });
        expect(await deploy(cid)).toEqual(message('network not supported by registrar: there is no RPC endpoint for gnosis'));
    });
    test('says that the RPC is away, and leaves nothing behind', async () => {
        const cid = await uploadBuild(() => { });
        expect(await deploy(cid)).toEqual(message('No answer from the RPC'));
        expect(subgraphs.find({ by: 'name', value: 'tests/bad' })).toBeUndefined();
        expect(subgraphs.deployments()).toEqual([]);
        expect(existsSync(join(dataDir, 'devnet/builds', cid))).toBe(false);
    });
});
describe('uploads', () => {
    const request = async (path, init = {}) => {
        const response = await fetch(`${ipfs}/api/v0/${path}`, { method: 'POST', ...init });
        return { status: response.status, body: await response.text() };
    };
    test('come back by their CID', async () => {
        const cid = await upload('hello world\n');
        expect(cid).toBe('QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o');
        expect(await request(`cat?arg=/ipfs/${cid}`)).toEqual({ status: 200, body: 'hello world\n' });
        expect(await request(`pin/add?arg=${cid}`)).toEqual({ status: 200, body: `{"Pins":["${cid}"]}\n` });
    });
    test('may be larger than one block of IPFS, but not than the limit', async () => {
        const large = new Uint8Array(1_000_000).fill(97);
        expect(await upload(large)).toBe(contentId(large));
        const form = new FormData();
        form.append('file', new Blob([new Uint8Array(2_000_001)]));
        expect(await request('add', { body: form })).toMatchObject({
            status: 413,
            body: expect.stringContaining('The request is larger than 2000000 bytes.'),
        });
    });
    test('are refused when they are none', async () => {
        const body = new FormData();
        body.append('note', 'no file');
        const failures = [
            await request('add', { body: 'text' }),
            await request('add', { body }),
            await request('add?cid-version=1', { body }),
            await request('cat?arg=QmUnknown'),
            await request('pin/add'),
            await request('swarm/peers'),
            await request('add', { headers: { origin: 'https://evil.example' }, body }),
        ];
        expect(failures.map(({ status, body }) => `${status} ${JSON.parse(body).Message}`)).toEqual([
            '400 The request is no form of files.',
            '400 The request has no file.',
            '400 The option cid-version=1 of add is not supported.',
            '500 "QmUnknown" is not the CID of a file that was uploaded here.',
            '500 "" is not the CID of a file that was uploaded here.',
            '404 There is nothing at /api/v0/swarm/peers; this is no whole IPFS node.',
            '403 Requests of web pages are not answered here.',
        ]);
        expect((await fetch(`${ipfs}/api/v0/cat`)).status).toBe(405);
    });
});
//# sourceMappingURL=adminApi.test.js.map