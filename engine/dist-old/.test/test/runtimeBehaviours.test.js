import { expect, test } from 'vitest';
import { readBehaviours, upTo } from './readBehaviours.js';
test('every behaviour of the runtime is tested in exactly the files that the document names', () => {
    const { documented, tested } = readBehaviours('runtime-behaviours.md', {
        folder: '../',
        // One number or several before a point, at the beginning of a title.
        numbers: /['"`]((?:\d+, )*\d+)\. \S/g,
    });
    expect(Object.keys(documented).map(Number)).toEqual(upTo(84));
    expect(tested).toEqual(documented);
});
//# sourceMappingURL=runtimeBehaviours.test.js.map