import type { View } from '../../core/view.js'

/** Types of lists that are served page by page. */
export const connectionsView: View = { sdl: 'views/connections/connections.graphql' }
