import { importer } from 'ipfs-unixfs-importer';
import { describe, expect, test } from 'vitest';
import { contentId } from './contentId.js';
describe('contentId()', () => {
    test.each([
        ['a line', 'hello world\n', 'QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o'],
        ['an empty file', '', 'QmbFMke1KXqnYyBBWxB74N4c5SBnJMVAiMNRcGu6x1AwQH'],
        ['more than one chunk', 'a'.repeat(262_145), 'QmTaxvXcxpzzaatSEEAYr7t3knkJ6DmTVbr8MjJJWLRWpV'],
        ['a manifest', 'specVersion: 0.0.4\n', 'QmWgY8RuTQm2e4MQxuN931gbuXNq6M2tYAFy277VhSHDyz'],
    ])('83. gives %s the id it has on IPFS', (_, content, id) => {
        expect(contentId(Buffer.from(content))).toBe(id);
    });
    test('agrees with the importer of IPFS about files of every height', async () => {
        for (const size of [262_144, 262_144 * 174, 262_144 * 174 + 1]) {
            const content = Buffer.alloc(size, 'poco');
            let root;
            const blocks = { put: async (cid) => cid };
            for await (const { cid } of importer([{ content }], blocks, { cidVersion: 0, rawLeaves: false }))
                root = cid;
            expect(contentId(content)).toBe(String(root));
        }
    });
});
//# sourceMappingURL=contentId.test.js.map