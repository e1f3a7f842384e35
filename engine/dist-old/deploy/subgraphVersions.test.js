import { describe, expect, test } from 'vitest';
import { withVersion } from './subgraphVersions.js';
const place = (current, know, pending) => {
    const { synced = [], isSynced = false } = know;
    const hasSynced = (deployment) => synced.includes(deployment);
    const after = withVersion({ name: 'a/b', current, pending }, 'QmNew', { hasSynced, isSynced });
    return [after.current, after.pending];
};
describe('withVersion()', () => {
    test('answers at once where nothing does', () => {
        expect(place(undefined, {})).toEqual(['QmNew', undefined]);
        expect(place('QmOld', {})).toEqual(['QmNew', undefined]);
    });
    test('waits behind a version that has caught up', () => {
        expect(place('QmOld', { synced: ['QmOld'] })).toEqual(['QmOld', 'QmNew']);
        expect(place('QmOld', { synced: ['QmOld'] }, 'QmEarlier')).toEqual(['QmOld', 'QmNew']);
    });
    test('waits for nothing when it has caught up itself', () => {
        expect(place('QmOld', { synced: ['QmOld'], isSynced: true })).toEqual(['QmNew', undefined]);
    });
    test('takes back what was pending when it answers already', () => {
        expect(place('QmNew', { synced: ['QmNew'] }, 'QmOther')).toEqual(['QmNew', undefined]);
    });
});
//# sourceMappingURL=subgraphVersions.test.js.map