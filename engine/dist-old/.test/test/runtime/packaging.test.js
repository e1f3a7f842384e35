import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EngineError } from '../../src/core/errors.js';
import { silentLog } from '../../src/core/log.js';
import { compileFixture } from '../../src/host/test/compileFixture.js';
import { createExecutor } from '../../src/runtime/createExecutor.js';
import { loadBuild } from '../../src/runtime/loadBuild.js';
import { openEngine } from '../../src/runtime/openEngine.js';
import { NARRATOR, OTHER, storyManifest, writeStoryBuild, } from './storyBuild.js';
let folder;
beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'packaging-'));
});
afterAll(() => rmSync(folder, { recursive: true }));
const loadStories = (changes, change = (manifest) => manifest) => {
    writeStoryBuild(folder, change(storyManifest(changes)));
    return loadBuild(folder);
};
const refusal = (changes, change) => {
    try {
        loadStories(changes, change);
    }
    catch (error) {
        if (error instanceof EngineError)
            return error;
        throw error;
    }
    throw new Error('The build was not refused');
};
/** The schema of the stories has generated ids, which need a newer specVersion than some manifests here have. */
const withOldSchema = (written) => {
    writeFileSync(join(folder, 'old.graphql'), 'type Letter @entity { id: ID! }');
    return { ...written, schema: { file: 'old.graphql' } };
};
const sources = (source) => ({ sources: { A: { address: NARRATOR, ...source } } });
const handling = (handler) => sources({ events: [{ event: 'Told(string)', ...handler }] });
const fileTemplate = (kind) => ({
    kind,
    name: 'Letter',
    mapping: { apiVersion: '0.0.7', file: 'stories.wasm', handler: 'handleStory', entities: [] },
});
test('81. an apiVersion that does not exist yet is refused', () => {
    expect(refusal(sources({ apiVersion: '0.0.10' })).message).toBe('The maximum supported mapping API version of this indexer is 0.0.9, but `0.0.10` was found');
});
test('82. a template of files is accepted with an old specVersion', () => {
    const { manifest } = loadStories({ specVersion: '0.0.4' }, (written) => ({
        ...withOldSchema(written),
        templates: [fileTemplate('file/ipfs')],
    }));
    expect(manifest.templates).toMatchObject([{ kind: 'file/ipfs', name: 'Letter' }]);
});
describe('what only a network of subgraphs can do is refused with a way out', () => {
    test.each([
        [
            'grafting',
            (written) => ({ ...written, features: ['grafting'], graft: { base: 'QmBase', block: 12 } }),
            'The subgraph is grafted onto QmBase at block 12, and grafting is not supported.',
            'Remove `graft` from subgraph.yaml to index from the start block, or deploy the subgraph to graph-node.',
        ],
        [
            'a data source that is a subgraph',
            (written) => ({ ...written, dataSources: [{ kind: 'subgraph', name: 'Other' }] }),
            'Data source Other reads another subgraph, which is not supported.',
            'Index the contracts of that subgraph instead, or deploy both to graph-node.',
        ],
        [
            'files of Arweave',
            (written) => ({ ...written, templates: [fileTemplate('file/arweave')] }),
            'Template Letter reads files of Arweave, which is not supported.',
            'Publish the files on IPFS and use the kind file/ipfs, or deploy the subgraph to graph-node.',
        ],
        [
            'another kind of chain',
            (written) => ({ ...written, dataSources: [{ kind: 'near', name: 'Other' }] }),
            'Data source Other is of kind near, which is not supported.',
            'Only contracts of Ethereum and chains like it are indexed: use the kind ethereum.',
        ],
        [
            'a data source that is a file from the start',
            (written) => ({ ...written, dataSources: [fileTemplate('file/ipfs')] }),
            'Data source Letter is a file, but only templates can be files.',
            'Move it to `templates` and create it in a handler, with the CID of the file.',
        ],
    ])('%s', (_, change, message, remedy) => {
        expect(refusal({}, change)).toMatchObject({ message, remedy });
    });
});
describe('versions', () => {
    const OLD = '0.0.4';
    test.each([
        ['0.0.1', {}, 'The specVersion 0.0.1 is not one of 0.0.2 to 1.5.0.'],
        ['2.0.0', {}, 'The specVersion 2.0.0 is not one of 0.0.2 to 1.5.0.'],
        [OLD, handling({ receipt: true }), 'The manifest uses receipts, which needs specVersion 0.0.5 or newer.'],
        ...[{ kind: 'polling', every: 2 }, { kind: 'once' }].map((filter) => [
            '0.0.7',
            sources({ blocks: [{ filter }] }),
            'The manifest uses block handlers with the filter `polling` or `once`, which needs specVersion 0.0.8 or newer.',
        ]),
        [OLD, sources({ endBlock: 9 }), 'The manifest uses `endBlock`, which needs specVersion 0.0.9 or newer.'],
        [
            OLD,
            { indexerHints: { prune: 'auto' } },
            'The manifest uses `indexerHints`, which needs specVersion 1.0.0 or newer.',
        ],
        [
            OLD,
            handling({ calls: { f: 'Narrator[event.address].f()' } }),
            'The manifest uses declared calls, which needs specVersion 1.2.0 or newer.',
        ],
        [
            OLD,
            handling({ topic2: ['0x1'] }),
            'The manifest uses filters of topics, which needs specVersion 1.2.0 or newer.',
        ],
        [
            '1.3.0',
            sources({ apiVersion: '0.0.6', events: [{ event: 'Told(string)', receipt: true }] }),
            'Data source A asks for receipts, which need apiVersion 0.0.7 or newer.',
        ],
        [
            '1.3.0',
            { sources: { A: { apiVersion: '0.0.6' }, B: { apiVersion: '0.0.7' } } },
            'The data sources have several apiVersions: 0.0.6, 0.0.7.',
        ],
    ])('%s %j are refused when they do not fit', (specVersion, changes, message) => {
        expect(refusal({ specVersion, ...changes })).toMatchObject({
            message,
            remedy: 'Correct the versions in subgraph.yaml and build again.',
        });
    });
    test.each([
        [{ specVersion: '0.0.8', ...sources({ blocks: [{ filter: { kind: 'once' } }] }) }],
        [{ specVersion: '0.0.4', ...sources({ blocks: [{ filter: { kind: 'call' } }] }) }],
        [{ specVersion: '0.0.9', ...sources({ endBlock: 9 }) }],
        [{ specVersion: '1.0.0', indexerHints: { prune: 'auto' } }],
        [{ specVersion: '1.2.0', ...handling({ topic2: ['0x1'] }) }],
    ])('what is new enough is accepted: %j', (changes) => {
        expect(loadStories(changes, withOldSchema).manifest.specVersion).toBe(changes.specVersion);
    });
    test('a feature that nobody knows is refused', () => {
        expect(refusal({ features: ['timeTravel'] }).message).toMatch(/^The subgraph manifest is not valid: features\.0: /);
    });
});
describe('declared calls', () => {
    const declaring = (call, event = 'Transfer(indexed address,indexed address,uint256)') => sources({ events: [{ event, calls: { balance: call } }] });
    const ORDERED = 'Ordered((address,(uint256,address)),string)';
    test.each([
        ['1.2.0', declaring('Narrator[event.address].f()')],
        ['1.2.0', declaring(' Narrator [ event.params.to ] . f ( event.params.value, event.address ) ')],
        ['1.2.0', declaring(`Narrator[${NARRATOR}].f(${OTHER})`)],
        ['1.4.0', declaring('Narrator[event.params.order.maker].f(event.params.order.1.taker)', ORDERED)],
        // An event that the ABI lacks is told when it is emitted, so its parameters cannot be known.
        ['1.2.0', declaring('Narrator[event.params.whoever].f()', 'Unheard(address)')],
    ])('%s %j are accepted', (specVersion, changes) => {
        expect(() => loadStories({ specVersion, ...changes })).not.toThrow();
    });
    test.each([
        ['Narrator.f()', '`Narrator.f()` is not of the form Abi[address].function(argument, …)'],
        [
            'Teller[event.address].f()',
            '`Teller[event.address].f()` names the ABI Teller, and those of the mapping are Narrator',
        ],
        [
            'Narrator[event.address].g()',
            '`Narrator[event.address].g()` names the function g, which the ABI Narrator lacks',
        ],
        [
            'Narrator[event.address].f(5)',
            '`Narrator[event.address].f(5)` has the operand 5, which is no address of 20 bytes, event.address or event.params.<name>',
        ],
        [
            'Narrator[event.address].f(event.address,)',
            '`Narrator[event.address].f(event.address,)` has the operand (nothing), which is no address of 20 bytes, event.address or event.params.<name>',
        ],
        [
            'Narrator[entity.owner].f()',
            '`Narrator[entity.owner].f()` has the operand entity.owner, which only data sources that are subgraphs know',
        ],
        [
            'Narrator[event.address].f(event.params.whom)',
            '`Narrator[event.address].f(event.params.whom)` has the operand event.params.whom, and the parameters of ' +
                'Transfer(indexed address,indexed address,uint256) are from, to, value',
        ],
        [
            'Narrator[event.params.value].f()',
            '`Narrator[event.params.value].f()` calls event.params.value, which is of type uint256 and no address',
        ],
        [
            'Narrator[event.params.to.owner].f()',
            '`Narrator[event.params.to.owner].f()` has the operand event.params.to.owner, a field of a struct, which ' +
                'needs specVersion 1.4.0 or newer',
        ],
    ])('%s is refused, with data source, handler and call', (call, problem) => {
        expect(refusal(declaring(call))).toMatchObject({
            message: `The declared call balance of the handler handleStory of data source A is not valid: ${problem}.`,
            facts: { dataSource: 'A', handler: 'handleStory', call: 'balance', expression: call },
            remedy: 'Correct `calls` in subgraph.yaml and build the subgraph again.',
        });
    });
    test.each(['event.params.order.cook', 'event.params.order.2', 'event.params.order.0.0'])('%s is no field of the struct', (operand) => {
        const changes = { specVersion: '1.4.0', ...declaring(`Narrator[event.address].f(${operand})`, ORDERED) };
        expect(refusal(changes).message).toContain(`has the operand ${operand}, and ${ORDERED} has no such field.`);
    });
    test('of a template are checked as well', () => {
        const { message } = refusal({}, (written) => {
            const { templates } = written;
            for (const { mapping } of templates)
                Object.assign(mapping.eventHandlers[0], { calls: { f: 'f' } });
            return written;
        });
        expect(message).toContain('of the handler handleStory of template Pool is not valid');
    });
});
describe('a feature that is used and not declared', () => {
    const undeclared = (feature) => `The feature \`${feature}\` is used by the subgraph but it is not declared in the manifest.`;
    const searching = (written) => {
        writeFileSync(join(folder, 'search.graphql'), `type _Schema_ @fulltext(name: "search", language: en, algorithm: rank,
         include: [{ entity: "Letter", fields: [{ name: "text" }] }])
       type Letter @entity { id: ID! text: String! }`);
        return { ...written, schema: { file: 'search.graphql' } };
    };
    test('grafting', () => {
        const grafted = (written) => ({ ...written, graft: { base: 'QmBase', block: 12 } });
        expect(refusal({}, grafted)).toMatchObject({
            message: undeclared('grafting'),
            remedy: 'Remove `graft` from subgraph.yaml to index from the start block, or deploy the subgraph to graph-node.',
        });
    });
    test('fullTextSearch', () => {
        expect(refusal({}, searching)).toMatchObject({
            message: undeclared('fullTextSearch'),
            facts: { feature: 'fullTextSearch' },
            remedy: 'Add fullTextSearch to `features` in subgraph.yaml and build the subgraph again.',
        });
        expect(() => loadStories({ features: ['fullTextSearch'] }, searching)).not.toThrow();
        expect(() => loadStories({ specVersion: '0.0.3' }, searching)).not.toThrow();
    });
    test('ipfsOnEthereumContracts, by what the mapping imports', () => {
        const opened = (changes) => {
            const subgraph = loadStories(changes, withOldSchema);
            const wasm = new Map([['stories.wasm', compileFixture('mapping')]]);
            return () => createExecutor({ ...subgraph, wasm }, { log: silentLog });
        };
        expect(opened({})).toThrow(undeclared('ipfsOnEthereumContracts'));
        // The fixture has no handlers of stories, which is told next.
        for (const changes of [
            { features: ['ipfsOnEthereumContracts'] },
            { features: ['nonDeterministicIpfs'] },
            { specVersion: '0.0.3' },
        ])
            expect(opened(changes)).toThrow('does not export the handler handleStory');
    });
});
describe('a mapping that cannot run is refused before anything is asked of the chain', () => {
    const open = () => openEngine({
        build: folder,
        dataDir: join(folder, 'data'),
        network: 'devnet',
        rpcUrls: ['http://127.0.0.1:1'],
        thread: 'here',
        log: silentLog,
    });
    test('84. for an import that nobody knows', async () => {
        writeStoryBuild(folder, storyManifest());
        const wasm = readFileSync(join(folder, 'stories.wasm'));
        wasm.write('dataSource.contexx', wasm.indexOf('dataSource.context'));
        writeFileSync(join(folder, 'stories.wasm'), wasm);
        await expect(open()).rejects.toMatchObject({
            message: 'The mapping needs the unknown import "dataSource.contexx".',
            remedy: 'Build the subgraph with a graph-ts version that this host knows (up to 0.38).',
        });
    });
    test('for a handler that it does not export', async () => {
        writeStoryBuild(folder, storyManifest(handling({ handler: 'handleNothing' })));
        await expect(open()).rejects.toMatchObject({
            message: 'The mapping of data source A does not export the handler handleNothing.',
        });
    });
});
//# sourceMappingURL=packaging.test.js.map