import type { View } from '../../core/view.js'

/** Statistics of resources and workers. */
export const statsView: View = { sdl: 'views/stats/stats.graphql' }
