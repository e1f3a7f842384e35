/** Levels of `log` in tests, by number. */
export const TEST_LOG_LEVELS = ['critical', 'error', 'warning', 'info', 'debug', 'success'] as const

export type TestLogLevel = (typeof TEST_LOG_LEVELS)[number]

/** One message of a test. */
export type TestLogEntry = Readonly<{ level: TestLogLevel; message: string }>

const PREFIX: Readonly<Record<TestLogLevel, string>> = {
  critical: '🆘 ',
  error: '𝖷 ',
  warning: '⚠️  ',
  info: '💬 ',
  debug: '🛠  ',
  success: '√ ',
}

/** A message with the sign of its level. */
export const logLine = ({ level, message }: TestLogEntry): string => PREFIX[level] + message

/** Collects what is logged until somebody takes it. */
export class TestLog {
  #entries: TestLogEntry[] = []

  add(level: TestLogLevel, message: string): void {
    this.#entries.push({ level, message })
  }

  /** Everything logged since the last call. */
  take(): readonly TestLogEntry[] {
    const entries = this.#entries
    this.#entries = []
    return entries
  }
}
