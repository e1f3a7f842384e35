import { inChunks } from './chunks.js'
import type { Hub } from './hub.js'
import { type Index, pages } from './pages.js'
import { compare, type Difference } from './report.js'
import { text } from './text.js'

type IndexedCategory = { id: string; name: string; description: string; workClockTimeRef: string }

/** Every category, and that there are as many as the hub counts. */
export const verifyCategories = async (index: Index, hub: Hub) => {
  const differences: Difference[] = []
  let checked = 0
  for await (const page of pages<IndexedCategory>(index, {
    collection: 'categories',
    fields: 'id name description workClockTimeRef',
  })) {
    const rows = await inChunks(page, async (category) => {
      const onChain = await hub.category(BigInt(category.id))
      return compare('Category', category.id, category, {
        name: text(onChain.name),
        description: text(onChain.description),
        workClockTimeRef: onChain.workClockTimeRef,
      })
    })
    differences.push(...rows.flat())
    checked += page.length
  }
  const counted = await hub.countCategory()
  differences.push(...compare('Category', 'all', { rows: checked }, { rows: counted }))
  return { checked, differences }
}
