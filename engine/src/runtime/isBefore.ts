/** Whether a version such as `1.2.0` is older than another. */
export const isBefore = (version: string, other: string): boolean =>
  version.localeCompare(other, 'en', { numeric: true }) < 0
