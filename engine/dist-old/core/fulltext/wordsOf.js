/**
 * The searchable words of a text. Words that are too common keep their place.
 *
 * @example
 * wordsOf('The musicians', normalizerOf('en')) // [{ word: 'musician', position: 2 }]
 */
export const wordsOf = (text, normalize) => [...text.matchAll(/[\p{L}\p{N}]+/gu)].flatMap(([found], index) => {
    const word = normalize(found);
    return word === undefined || word === '' ? [] : [{ word, position: index + 1 }];
});
/** The words of several texts as if they were one. A text begins where the last word of those before it stands. */
export const joinedWords = (texts, normalize) => {
    const all = [];
    for (const text of texts) {
        const last = all.at(-1)?.position ?? 0;
        for (const { word, position } of wordsOf(text ?? '', normalize))
            all.push({ word, position: last + position });
    }
    return all;
};
//# sourceMappingURL=wordsOf.js.map