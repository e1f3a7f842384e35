import { topicOf } from './abi/signature.js'
import type { Hex } from './hex.js'
import type { EventHandler } from './manifest.js'

/** Topic 0 of the logs a handler wants: its own `topic0`, or the hash of its event signature. */
export const eventTopic = ({ event, topic0 }: Pick<EventHandler, 'event' | 'topic0'>): Hex =>
  topic0 ?? topicOf(event)
