const PATHS: Readonly<Record<string, string>> = {
  ACCOUNT: 'address',
  APP: 'address',
  DATASET: 'address',
  WORKERPOOL: 'address',
  TRANSACTION: 'tx',
}

/** Link to a block explorer; null when there is none or it cannot show that kind of thing. */
export const explorerUrl = (base: string | undefined, kind: string, id: string): string | null => {
  const path = PATHS[kind]
  const shape = path === 'tx' ? /^0x[0-9a-f]{64}$/i : /^0x[0-9a-f]{40}$/i
  if (base === undefined || path === undefined || !shape.test(id)) return null
  return `${base.replace(/\/+$/, '')}/${path}/${id}`
}
