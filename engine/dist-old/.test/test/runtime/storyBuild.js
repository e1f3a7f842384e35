import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeAbiParameters, keccak256, parseAbi, toHex } from 'viem';
import { compileFixture, fixtures } from '../../src/host/test/compileFixture.js';
const ABI = parseAbi([
    'event Told(string story)',
    'event Retold(string story)',
    'event Tagged(uint256 indexed a, uint256 indexed b, string story)',
    'event Transfer(address indexed from, address indexed to, uint256 value)',
    'event Titled(string indexed title)',
    'event Ordered((address maker, (uint256 amount, address taker) rest) order, string story)',
    'function f() view returns (uint256)',
]);
/** Where the data source is that a manifest has when it names none. */
export const NARRATOR = `0x${'a1'.repeat(20)}`;
/** Another contract. */
export const OTHER = `0x${'b2'.repeat(20)}`;
const WASM = 'stories.wasm';
const mappingOf = ({ events = [{ event: 'Told(string)' }], blocks = [], apiVersion = '0.0.7', }) => ({
    kind: 'ethereum/events',
    apiVersion,
    language: 'wasm/assemblyscript',
    entities: [],
    file: WASM,
    abis: [{ name: 'Narrator', file: 'Narrator.json' }],
    eventHandlers: events.map((handler) => ({ handler: 'handleStory', ...handler })),
    ...(blocks.length === 0
        ? {}
        : { blockHandlers: blocks.map((handler) => ({ handler: 'handleStory', ...handler })) }),
});
/** The content of `subgraph.yaml`. */
export const storyManifest = ({ sources, templates = ['Pool'], ...rest } = {}) => ({
    specVersion: '1.3.0',
    schema: { file: 'schema.graphql' },
    dataSources: Object.entries(sources ?? { Narrator: { address: NARRATOR } }).map(([name, source]) => ({
        kind: 'ethereum',
        name,
        network: source.network ?? 'devnet',
        source: {
            abi: 'Narrator',
            ...(source.address === undefined ? {} : { address: source.address }),
            ...(source.startBlock === undefined ? {} : { startBlock: source.startBlock }),
            ...(source.endBlock === undefined ? {} : { endBlock: source.endBlock }),
        },
        ...(source.context === undefined ? {} : { context: source.context }),
        mapping: mappingOf(source),
    })),
    templates: templates.map((name) => ({
        kind: 'ethereum',
        name,
        network: 'devnet',
        source: { abi: 'Narrator' },
        mapping: mappingOf({}),
    })),
    ...rest,
});
/** Writes a build whose handlers do what events tell them; see the fixture `stories.ts`. */
export const writeStoryBuild = (folder, manifest) => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'subgraph.yaml'), JSON.stringify(manifest));
    writeFileSync(join(folder, 'schema.graphql'), readFileSync(join(fixtures, 'stories.graphql')));
    writeFileSync(join(folder, 'Narrator.json'), JSON.stringify(ABI));
    writeFileSync(join(folder, WASM), compileFixture('stories'));
};
/** An event with one string: commands for its handler. */
const telling = (name) => (story, { at = NARRATOR, ...index } = {}) => ({
    address: at,
    topics: [keccak256(toHex(`${name}(string)`))],
    data: encodeAbiParameters([{ type: 'string' }], [story]),
    ...index,
});
export const told = telling('Told');
export const retold = telling('Retold');
/** A number or an address as a topic. */
export const topic = (value) => `0x${value.slice(2).padStart(64, '0')}`;
/** An event of any kind: its signature without `indexed`, the topics after the first, its data. */
export const event = (signature, topics, data = '0x') => ({
    address: NARRATOR,
    topics: [keccak256(toHex(signature)), ...topics.map(topic)],
    data,
});
//# sourceMappingURL=storyBuild.js.map