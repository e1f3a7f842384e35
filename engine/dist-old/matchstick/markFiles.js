/** Number of a file that is no test file. */
export const OTHER_FILE = -1;
/** What an export of a test file is called in a program of several. */
export const memberExport = (member, name) => `${member}/${name}`;
/**
 * A transform of the AssemblyScript compiler that lets several test files share one program: the host is told
 * where the top-level code of each file begins and ends, and no two files export the same name.
 */
export const markFiles = (numbers) => class {
    afterParse(parser) {
        for (const source of parser.sources) {
            const number = numbers[source.normalizedPath];
            if (number !== undefined)
                mark(source, number, parser);
        }
    }
    afterInitialize({ filesByName }) {
        for (const file of filesByName.values()) {
            const number = numbers[file.source.normalizedPath] ?? OTHER_FILE;
            if (number === OTHER_FILE || !file.exports)
                continue;
            file.exports = new Map([...file.exports].map(([name, element]) => [memberExport(number, name), element]));
        }
    }
};
const mark = (source, number, parser) => {
    const Parser = parser.constructor;
    const marks = new Parser(parser.diagnostics);
    const text = `declare function _enterFile(number: i32): void; declare function _leaveFile(): void;
    _enterFile(${number}); _leaveFile();`;
    marks.parseFile(text, source.normalizedPath, false);
    const statements = marks.sources[0]?.statements ?? [];
    source.statements.unshift(...statements.slice(0, -1));
    source.statements.push(...statements.slice(-1));
};
//# sourceMappingURL=markFiles.js.map