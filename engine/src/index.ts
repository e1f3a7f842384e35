export { EngineError } from './core/errors.js'
export { type Log, silentLog } from './core/log.js'
