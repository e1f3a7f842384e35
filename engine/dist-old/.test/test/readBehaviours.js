import { readdirSync, readFileSync } from 'node:fs';
const read = (path) => readFileSync(new URL(path, import.meta.url), 'utf8');
/**
 * Where a document says that its numbered behaviours are tested, and where titles of tests carry their numbers.
 *
 * @param document name of a file in `docs/`
 * @param options.folder of the tests, from here, with a slash at its end
 * @param options.numbers matches the beginning of a title, its numbers in the first group
 */
export const readBehaviours = (document, { folder, numbers }) => {
    const rows = [...read(`../../docs/${document}`).matchAll(/^\| +(\d+) +\|.*\| (.*?) +\|$/gm)];
    const documented = rows.map(([, number, files = '']) => [Number(number), [...files.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file).sort()]);
    const tested = {};
    const files = readdirSync(new URL(folder, import.meta.url), { recursive: true, encoding: 'utf8' });
    for (const file of files.filter((name) => name.endsWith('.test.ts')).sort())
        for (const number of numbersIn(read(folder + file), numbers)) {
            tested[number] ??= [];
            tested[number].push(file);
        }
    return { documented: Object.fromEntries(documented), tested };
};
const numbersIn = (text, numbers) => new Set([...text.matchAll(numbers)].flatMap(([, found = '']) => [...found.matchAll(/\d+/g)].map(Number)));
/** The numbers from 1 on. */
export const upTo = (last) => Array.from({ length: last }, (_, index) => index + 1);
//# sourceMappingURL=readBehaviours.js.map