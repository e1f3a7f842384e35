const ROWS_AT_ONCE = 100

/**
 * Works on some rows at a time, in order. Their reads travel together; what follows waits, so that no endpoint
 * gets thousands of requests at once.
 */
export const inChunks = async <Row, Result>(
  rows: readonly Row[],
  work: (row: Row) => Promise<Result>,
): Promise<Result[]> => {
  const results: Result[] = []
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE)
    results.push(...(await Promise.all(rows.slice(start, start + ROWS_AT_ONCE).map(work))))
  return results
}
