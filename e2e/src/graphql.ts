/** Sends a query and returns the whole answer. */
export const ask = async (
  url: string,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<{ data?: unknown; errors?: { message: string }[] }> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  })
  return (await response.json()) as { data?: unknown; errors?: { message: string }[] }
}

/** Sends a query that must succeed and returns its data. */
export const query = async <T>(
  url: string,
  document: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<T> => {
  const { data, errors } = await ask(url, document, variables)
  if (errors !== undefined) throw new Error(`${JSON.stringify(errors)}\n${document}`)
  return data as T
}

/** Waits until the index stands at a block with this hash. */
export const untilIndexed = async (
  url: string,
  block: Readonly<{ number: number; hash: string }>,
): Promise<void> => {
  const deadline = Date.now() + 60_000
  for (;;) {
    const { data } = await ask(url, '{ _meta { block { number hash } } }')
    const at = (data as { _meta: { block: { number: number; hash: string } } } | undefined)?._meta.block
    if (at?.hash === block.hash) return
    if (Date.now() > deadline)
      throw new Error(`The index stands at ${JSON.stringify(at)}, not at ${JSON.stringify(block)}.`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
