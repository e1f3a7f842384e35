/** Levels of `log` in tests, by number. */
export const TEST_LOG_LEVELS = ['critical', 'error', 'warning', 'info', 'debug', 'success'];
const PREFIX = {
    critical: '🆘 ',
    error: '𝖷 ',
    warning: '⚠️  ',
    info: '💬 ',
    debug: '🛠  ',
    success: '√ ',
};
/** A message with the sign of its level. */
export const logLine = ({ level, message }) => PREFIX[level] + message;
/** Collects what is logged until somebody takes it. */
export class TestLog {
    #entries = [];
    add(level, message) {
        this.#entries.push({ level, message });
    }
    /** Everything logged since the last call. */
    take() {
        const entries = this.#entries;
        this.#entries = [];
        return entries;
    }
}
//# sourceMappingURL=testLog.js.map