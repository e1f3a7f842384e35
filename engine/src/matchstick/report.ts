import type { GroupResult, TestResult } from './runSuite.js'
import { logLine, type TestLogEntry } from './testLog.js'

/** One suite's outcome. */
export type SuiteResult = Readonly<{ name: string; result: GroupResult }>

const INDENT = '  '

/** Lines of a suite: its name, groups, one line per test, and the logs of those that passed. */
export const suiteLines = ({ name, result }: SuiteResult): string[] => [
  '',
  name,
  '-'.repeat(50),
  ...result.results.flatMap((member) => memberLines(member, 1)),
  ...logLines(result.logs, 1),
]

const memberLines = (member: TestResult | GroupResult, depth: number): string[] => {
  const indent = INDENT.repeat(depth)
  if (member.kind === 'group')
    return [
      '',
      `${indent}${member.name}:`,
      ...member.results.flatMap((inner) => memberLines(inner, depth + 1)),
      ...logLines(member.logs, depth + 1),
    ]
  const sign = member.passed ? '√' : '𝖷'
  const line = `${indent}${sign} ${member.name} - ${member.milliseconds.toFixed(3)}ms`
  return member.passed ? [line, ...logLines(member.logs, depth + 1)] : [line]
}

const logLines = (logs: readonly TestLogEntry[], depth: number): string[] =>
  logs.flatMap((entry) =>
    logLine(entry)
      .split('\n')
      .map((line) => INDENT.repeat(depth) + line),
  )

/** Tests of a suite with the groups they stand in, in order. */
export const flatten = (group: GroupResult, path: readonly string[] = []): [string, TestResult][] =>
  group.results.flatMap((member): [string, TestResult][] =>
    member.kind === 'group'
      ? flatten(member, [...path, member.name])
      : [[[...path, member.name].join(' › '), member]],
  )

/** Lines after all suites: what failed and why, and the count. */
export const summaryLines = (suites: readonly SuiteResult[]): string[] => {
  const tests = suites.flatMap(({ result }) => flatten(result))
  const failed = tests.filter(([, test]) => !test.passed).length
  if (failed === 0) return ['', `All ${tests.length} tests passed! 😎`]
  return [
    '',
    'Failed tests:',
    ...suites.flatMap(failedLines),
    '',
    `${failed} failed, ${tests.length - failed} passed, ${tests.length} total`,
  ]
}

const failedLines = ({ name, result }: SuiteResult): string[] => {
  const failed = flatten(result).filter(([, test]) => !test.passed)
  return failed.length === 0
    ? []
    : ['', name, ...failed.flatMap(([path, { logs }]) => [`${INDENT}${path}`, ...logLines(logs, 2)])]
}
