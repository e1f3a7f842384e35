import type { LogLevel } from '../../core/handler.js'
import type { Guest, Imports } from '../guest.js'
import { deterministic } from '../hostError.js'
import { readText } from '../memory/text.js'

const LEVELS: readonly LogLevel[] = ['critical', 'error', 'warning', 'info', 'debug']

/** `log.log`: hands messages to the world; a critical one ends the handler. */
export const logImports = (guest: Guest): Imports => ({
  'log.log': (level: number, pointer: number) => {
    const message = readText(guest.heap, pointer)
    guest.run.world.log(LEVELS[level >>> 0] ?? 'debug', message)
    if (level === 0) throw deterministic(`Critical error logged in mapping with log message: ${message}`)
    return undefined
  },
})
