/** Whether a version such as `1.2.0` is older than another. */
export const isBefore = (version, other) => version.localeCompare(other, 'en', { numeric: true }) < 0;
//# sourceMappingURL=isBefore.js.map