import { describe, expect, test } from 'vitest';
import { parseFileReference } from './fileReference.js';
const V0 = 'QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o';
const V1 = 'bafkreifzjut3te7nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e';
describe('parseFileReference()', () => {
    test.each([
        V0,
        `/ipfs/${V0}`,
        `ipfs://${V0}`,
        `ipfs://ipfs/${V0}`,
        `https://gateway.example/ipfs/${V0}`,
        `https://gateway.example/ipfs/${V0}?filename=a.json`,
        `http://node.example:5001/api/v0/cat?arg=${V0}`,
    ])('takes %s', (text) => {
        expect(parseFileReference(text)).toBe(V0);
    });
    test('keeps the path', () => {
        expect(parseFileReference(`ipfs://${V1}/a/b c.json`)).toBe(`${V1}/a/b c.json`);
        expect(parseFileReference(`/ipfs/${V0}/`)).toBe(V0);
    });
    test('writes every base in one way', () => {
        expect(parseFileReference(V1.toUpperCase())).toBe(V1);
    });
    test.each([
        '',
        'not a cid',
        'ipfs://',
        'https://gateway.example/',
        `${V0}x`,
        V0.slice(0, -1),
        `${V0}/../api`,
    ])('refuses %j', (text) => {
        expect(parseFileReference(text)).toBeUndefined();
    });
});
//# sourceMappingURL=fileReference.test.js.map