import type { Stage } from './stage.js'
import type { Tale } from './tale.js'

/** A named story: tells what happens on a stage that is set. */
export type Scenario = (tale: Tale, stage: Stage) => Promise<void>
