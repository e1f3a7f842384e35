import { logLine } from './testLog.js';
const INDENT = '  ';
/** Lines of a suite: its name, groups, one line per test, and the logs of those that passed. */
export const suiteLines = ({ name, result }) => [
    '',
    name,
    '-'.repeat(50),
    ...result.results.flatMap((member) => memberLines(member, 1)),
    ...logLines(result.logs, 1),
];
const memberLines = (member, depth) => {
    const indent = INDENT.repeat(depth);
    if (member.kind === 'group')
        return [
            '',
            `${indent}${member.name}:`,
            ...member.results.flatMap((inner) => memberLines(inner, depth + 1)),
            ...logLines(member.logs, depth + 1),
        ];
    const sign = member.passed ? '√' : '𝖷';
    const line = `${indent}${sign} ${member.name} - ${member.milliseconds.toFixed(3)}ms`;
    return member.passed ? [line, ...logLines(member.logs, depth + 1)] : [line];
};
const logLines = (logs, depth) => logs.flatMap((entry) => logLine(entry)
    .split('\n')
    .map((line) => INDENT.repeat(depth) + line));
/** Tests of a suite with the groups they stand in, in order. */
export const flatten = (group, path = []) => group.results.flatMap((member) => member.kind === 'group'
    ? flatten(member, [...path, member.name])
    : [[[...path, member.name].join(' › '), member]]);
/** Lines after all suites: what failed and why, and the count. */
export const summaryLines = (suites) => {
    const tests = suites.flatMap(({ result }) => flatten(result));
    const failed = tests.filter(([, test]) => !test.passed).length;
    if (failed === 0)
        return ['', `All ${tests.length} tests passed! 😎`];
    return [
        '',
        'Failed tests:',
        ...suites.flatMap(failedLines),
        '',
        `${failed} failed, ${tests.length - failed} passed, ${tests.length} total`,
    ];
};
const failedLines = ({ name, result }) => {
    const failed = flatten(result).filter(([, test]) => !test.passed);
    return failed.length === 0
        ? []
        : ['', name, ...failed.flatMap(([path, { logs }]) => [`${INDENT}${path}`, ...logLines(logs, 2)])];
};
//# sourceMappingURL=report.js.map