import type { View } from '../../core/view.js'

/** Types that several views use. */
export const sharedView: View = { sdl: 'views/lib/shared.graphql' }
