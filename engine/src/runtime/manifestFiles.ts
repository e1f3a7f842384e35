/** How a manifest names a file: by its path, or on IPFS by a link. */
export type ManifestFile = string | Readonly<{ '/': string }>

/** Every file that a manifest names, of which nothing else is known. */
export const manifestFiles = (value: unknown): readonly ManifestFile[] => {
  if (Array.isArray(value)) return value.flatMap(manifestFiles)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, member]) =>
    key === 'file' && isFile(member) ? [member] : manifestFiles(member),
  )
}

// A context may hold a value of this name as well, which is neither.
const isFile = (value: unknown): value is ManifestFile =>
  typeof value === 'string' ||
  (typeof value === 'object' && value !== null && typeof (value as Record<string, unknown>)['/'] === 'string')
