const ignore = () => { };
/** A logger that says nothing, for tests and libraries. */
export const silentLog = {
    trace: ignore,
    debug: ignore,
    info: ignore,
    warn: ignore,
    error: ignore,
    child: () => silentLog,
};
//# sourceMappingURL=log.js.map