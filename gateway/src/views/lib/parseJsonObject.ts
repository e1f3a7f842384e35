import type { Source } from '../../core/source.js'

/** The JSON object written in `text`; null for any other text, however broken. */
export const parseJsonObject = (text: string | undefined): Source | null => {
  if (!text?.trimStart().startsWith('{')) return null
  try {
    return JSON.parse(text) as Source
  } catch {
    return null
  }
}
