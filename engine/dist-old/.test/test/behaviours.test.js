import { expect, test } from 'vitest';
import { readBehaviours, upTo } from './readBehaviours.js';
test('every behaviour is tested in exactly the files that the document names', () => {
    const { documented, tested } = readBehaviours('graphql-behaviours.md', {
        folder: '../src/api/',
        // `[27] …`, `[5] [6] …`
        numbers: /['"`]((?:\[\d+\] )+)/g,
    });
    expect(Object.keys(documented).map(Number)).toEqual(upTo(118));
    expect(tested).toEqual(documented);
});
//# sourceMappingURL=behaviours.test.js.map