/** Hands what a mapping logged to the log, with where it comes from. */
export const printEntry = (log, { level, text, module, arguments: where }) => {
    const fields = { dataSource: module, ...where, text };
    const write = level === 'critical' || level === 'error' ? log.error : level === 'warning' ? log.warn : log[level];
    write.call(log, fields, 'Mapping wrote a message');
};
//# sourceMappingURL=printEntry.js.map