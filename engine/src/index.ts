export {
  createQueryApi,
  type QueryAnswer,
  type QueryApi,
  type QueryApiOptions,
  type QueryHead,
  type QueryRequest,
} from './api/createQueryApi.js'
export { EngineError } from './core/errors.js'
export { type Log, silentLog } from './core/log.js'
