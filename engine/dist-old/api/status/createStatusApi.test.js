var __addDisposableResource = (this && this.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (this && this.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseInputSchema } from '../../core/inputSchema.js';
import { parseManifest } from '../../core/manifest.js';
import { createSubgraphListener } from '../http/createSubgraphListener.js';
import { MUSIC_BLOCKS, MUSIC_SCHEMA } from '../test/musicians.js';
import { blockHash, openFixture } from '../test/openFixture.js';
import { createStatusApi } from './createStatusApi.js';
const ID = 'QmMusic';
const manifest = parseManifest({
    specVersion: '1.3.0',
    features: ['nonFatalErrors'],
    schema: { file: 'schema.graphql' },
    dataSources: [
        {
            kind: 'ethereum',
            name: 'Hub',
            network: 'local',
            source: { abi: 'Hub', startBlock: 10 },
            mapping: { apiVersion: '0.0.9', file: 'hub.wasm', eventHandlers: [{ event: 'E()', handler: 'e' }] },
        },
    ],
});
const open = (change = {}) => {
    const fixture = openFixture(MUSIC_SCHEMA, MUSIC_BLOCKS, { deployment: ID });
    const source = {
        deployment: ID,
        names: ['local/music'],
        pendingNames: ['local/songs'],
        network: 'local',
        manifest,
        schema: parseInputSchema(MUSIC_SCHEMA),
        db: fixture.db,
        progress: () => ({
            health: 'healthy',
            synced: true,
            chainHead: { number: 105, hash: '0x9c1f' },
            problem: undefined,
            ...change,
        }),
    };
    const api = createStatusApi(() => [source], { version: '0.1.0' });
    return { ...fixture, status: api, tell: (query) => api.execute({ query }).body };
};
describe('the status of a deployment', () => {
    test('tells blocks by hashes without prefix', () => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const fixture = __addDisposableResource(env_1, open(), false);
            expect(fixture.tell(`{ indexingStatuses(subgraphs: ["${ID}"]) { subgraph synced health fatalError { message } nonFatalErrors { message } entityCount node paused historyBlocks chains { __typename network chainHeadBlock { number hash } earliestBlock { number hash } latestBlock { __typename number hash } lastHealthyBlock { number } } } }`)).toBe(`{"data":{"indexingStatuses":[{"subgraph":"${ID}","synced":true,"health":"healthy","fatalError":null,"nonFatalErrors":[],"entityCount":"32","node":"default","paused":false,"historyBlocks":2147483647,"chains":[{"__typename":"EthereumIndexingStatus","network":"local","chainHeadBlock":{"number":"105","hash":"9c1f"},"earliestBlock":{"number":"10","hash":"0x0"},"latestBlock":{"__typename":"EthereumBlock","number":"2","hash":"${blockHash(2).slice(2)}"},"lastHealthyBlock":null}]}]}}`);
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            __disposeResources(env_1);
        }
    });
    test('is found by name, and only if it is there', () => {
        const env_2 = { stack: [], error: void 0, hasError: false };
        try {
            const fixture = __addDisposableResource(env_2, open(), false);
            expect(fixture.tell('{ a: indexingStatusForCurrentVersion(subgraphName: "local/music") { subgraph } b: indexingStatusForCurrentVersion(subgraphName: "x/y") { subgraph } c: indexingStatusForPendingVersion(subgraphName: "local/music") { subgraph } d: indexingStatusesForSubgraphName(subgraphName: "x/y") { subgraph } e: indexingStatuses(subgraphs: ["Qm"]) { subgraph } f: indexingStatuses { subgraph } }')).toBe(`{"data":{"a":{"subgraph":"${ID}"},"b":null,"c":null,"d":[],"e":[],"f":[{"subgraph":"${ID}"}]}}`);
        }
        catch (e_2) {
            env_2.error = e_2;
            env_2.hasError = true;
        }
        finally {
            __disposeResources(env_2);
        }
    });
    test('is pending for a name until it has caught up', () => {
        const env_3 = { stack: [], error: void 0, hasError: false };
        try {
            const fixture = __addDisposableResource(env_3, open(), false);
            const [name, fields] = ['subgraphName: "local/songs"', '{ subgraph }'];
            expect(fixture.tell(`{ a: indexingStatusForPendingVersion(${name}) ${fields} b: indexingStatusForCurrentVersion(${name}) ${fields} c: indexingStatusesForSubgraphName(${name}) ${fields} }`)).toBe(`{"data":{"a":{"subgraph":"${ID}"},"b":null,"c":[{"subgraph":"${ID}"}]}}`);
        }
        catch (e_3) {
            env_3.error = e_3;
            env_3.hasError = true;
        }
        finally {
            __disposeResources(env_3);
        }
    });
    test('tells what stopped it', () => {
        const env_4 = { stack: [], error: void 0, hasError: false };
        try {
            const fixture = __addDisposableResource(env_4, open(), false);
            fixture.fail(1);
            const error = 'fatalError { message deterministic handler block { number hash } }';
            expect(fixture.tell(`{ indexingStatuses { health ${error} } }`)).toBe(`{"data":{"indexingStatuses":[{"health":"failed","fatalError":{"message":"boom","deterministic":true,"handler":null,"block":{"number":"1","hash":"${blockHash(1)}"}}}]}}`);
            const problem = { kind: 'other', message: 'No RPC.', since: 7 };
            const halted = __addDisposableResource(env_4, open({ health: 'failed', problem }), false);
            expect(halted.tell(`{ indexingStatuses { health ${error} } }`)).toBe('{"data":{"indexingStatuses":[{"health":"failed","fatalError":{"message":"No RPC.","deterministic":false,"handler":null,"block":null}}]}}');
        }
        catch (e_4) {
            env_4.error = e_4;
            env_4.hasError = true;
        }
        finally {
            __disposeResources(env_4);
        }
    });
    test('tells what it waits for', () => {
        const env_5 = { stack: [], error: void 0, hasError: false };
        try {
            const ask = '{ indexingStatuses { health heldUp { kind since } fatalError { message deterministic } } }';
            const fixture = __addDisposableResource(env_5, open({ problem: { kind: 'rpc', message: 'No answer.', since: 7 } }), false);
            expect(fixture.tell(ask)).toBe('{"data":{"indexingStatuses":[{"health":"healthy","heldUp":{"kind":"rpc","since":7},"fatalError":null}]}}');
            const failing = __addDisposableResource(env_5, open({ problem: { kind: 'mapping', message: 'The call stack is exhausted.', since: 7 } }), false);
            expect(failing.tell(ask)).toBe('{"data":{"indexingStatuses":[{"health":"failed","heldUp":{"kind":"mapping","since":7},"fatalError":{"message":"The call stack is exhausted.","deterministic":false}}]}}');
        }
        catch (e_5) {
            env_5.error = e_5;
            env_5.hasError = true;
        }
        finally {
            __disposeResources(env_5);
        }
    });
});
test('features, versions, blocks and proofs', () => {
    const env_6 = { stack: [], error: void 0, hasError: false };
    try {
        const fixture = __addDisposableResource(env_6, open(), false);
        expect(fixture.tell(`{ subgraphFeatures(subgraphId: "${ID}") { apiVersion specVersion features dataSources handlers network } apiVersions(subgraphId: "${ID}") { version } version { version } blockHashFromNumber(network: "local", blockNumber: 1) proofOfIndexing(subgraph: "${ID}", blockNumber: 1, blockHash: "0x00") __typename }`)).toBe(`{"data":{"subgraphFeatures":{"apiVersion":"0.0.9","specVersion":"1.3.0","features":["nonFatalErrors"],"dataSources":["ethereum"],"handlers":["event"],"network":"local"},"apiVersions":[{"version":"1.0.0"}],"version":{"version":"0.1.0"},"blockHashFromNumber":"${blockHash(1).slice(2)}","proofOfIndexing":null,"__typename":"Query"}}`);
        const errors = (query) => JSON.parse(fixture.tell(query)).errors[0].message;
        expect(errors('{ apiVersions(subgraphId: "Qm") { version } }')).toBe('deployment `Qm` does not exist');
        expect(errors('{ wat }')).toBe('Type `Query` has no field `wat`');
        expect(errors(`{ entityChangesInBlock(subgraphId: "${ID}", blockNumber: 1) { updates { type } } }`)).toBe('Not supported: `entityChangesInBlock` is not available on this indexer');
        const many = Array.from({ length: 11 }, () => `{deployment: "${ID}", blockNumber: "1"}`).join();
        expect(errors(`{ publicProofsOfIndexing(requests: [${many}]) { deployment } }`)).toBe('query is too expensive');
        expect(fixture.tell('{ __type(name: "ChainIndexingStatus") { possibleTypes { name } } }')).toBe('{"data":{"__type":{"possibleTypes":[{"name":"EthereumIndexingStatus"}]}}}');
    }
    catch (e_6) {
        env_6.error = e_6;
        env_6.hasError = true;
    }
    finally {
        __disposeResources(env_6);
    }
});
describe('over HTTP', () => {
    const fixture = open();
    let server;
    let origin;
    beforeAll(async () => {
        server = createServer(createSubgraphListener({ resolve: () => undefined, status: fixture.status, maxBodyBytes: 1_000 }));
        await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
        origin = `http://127.0.0.1:${server.address().port}`;
    });
    afterAll(async () => {
        await new Promise((closed) => server.close(closed));
        fixture[Symbol.dispose]();
    });
    const call = async (method, path, body) => {
        const response = await fetch(origin + path, { method, redirect: 'manual', ...(body ? { body } : {}) });
        const location = response.headers.get('location');
        return `${response.status} ${location ?? (await response.text())}`;
    };
    test('queries are posted, anything else is told apart', async () => {
        const post = (body) => call('POST', '/index-node/graphql', JSON.stringify(body));
        expect(await post({ query: '{ indexingStatuses { health } }' })).toBe('200 {"data":{"indexingStatuses":[{"health":"healthy"}]}}');
        expect(await post([])).toBe('400 Invalid request: GraphQL server error (client error): Request data is not an object');
        expect(await post({ query: '{' })).toMatch(/^400 Query error: GraphQL server error \(query error\): query parse error: /);
        expect(await call('GET', '/index-node/graphql')).toBe('302 /index-node/graphql/playground');
        expect(await call('GET', '/index-node/graphql/playground')).toContain('<strong>/index-node/graphql</strong>');
        expect(await call('OPTIONS', '/index-node/graphql')).toBe('200 ');
        expect(await call('GET', '/index-node/')).toBe('404 Not found\n');
        expect(await call('GET', '/index-node')).toBe('200 OK');
    });
    test('a body that does not say how long it is may not be too long', async () => {
        const body = new Blob(['x'.repeat(2_000)]).stream();
        const sent = await fetch(`${origin}/index-node/graphql`, { method: 'POST', body, duplex: 'half' });
        expect([sent.status, await sent.text()]).toEqual([400, 'Invalid request: Body is too large']);
    });
});
//# sourceMappingURL=createStatusApi.test.js.map