import type { Projection, Run } from './plan.js'

/** Writes one key of a result: now, or as soon as the value is there. The key keeps its place either way. */
export const settle = (
  result: Record<string, unknown>,
  key: string,
  { value, project, run }: Readonly<{ value: unknown; project: Projection; run: Run }>,
): void => {
  if (!(value instanceof Promise)) {
    result[key] = project(value, run)
    return
  }
  result[key] = null
  const write = async () => {
    result[key] = project(await value, run)
  }
  run.defer(write())
}
