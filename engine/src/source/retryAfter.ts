/**
 * Milliseconds after which a server says that it may be asked again, or undefined when it does not say.
 *
 * @example
 * retryAfterOf(new Headers({ 'retry-after': '2' })) // 2000
 */
export const retryAfterOf = (headers: Headers | undefined, now = Date.now()): number | undefined => {
  const text = headers?.get('retry-after')
  if (!text) return undefined
  const seconds = Number(text)
  const ms = Number.isNaN(seconds) ? Date.parse(text) - now : seconds * 1_000
  return Number.isNaN(ms) ? undefined : Math.max(0, ms)
}
