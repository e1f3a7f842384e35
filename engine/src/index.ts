export {
  createQueryApi,
  type QueryAnswer,
  type QueryApi,
  type QueryApiOptions,
  type QueryHead,
  type QueryRequest,
} from './api/createQueryApi.js'
export {
  createSubgraphListener,
  type QuerySource,
  type SubgraphListenerOptions,
} from './api/http/createSubgraphListener.js'
export type { Target as SubgraphTarget } from './api/http/target.js'
export type { RunQuery, RunQueryOptions } from './api/runQuery.js'
export { createStatusApi, type StatusApi } from './api/status/createStatusApi.js'
export type { StatusSource } from './api/status/statusSource.js'
export { EngineError } from './core/errors.js'
export { type Log, silentLog } from './core/log.js'
export { type AdminListenerOptions, createAdminListener } from './deploy/http/createAdminListener.js'
export { createUploadListener, type UploadListenerOptions } from './deploy/http/createUploadListener.js'
export type { Deployment } from './deploy/openDeployment.js'
export {
  type ListedDeployment,
  openSubgraphs,
  type Subgraphs,
  type SubgraphsOptions,
} from './deploy/openSubgraphs.js'
export { type KeptIndex, readKeptIndexes } from './deploy/readKeptIndexes.js'
export { type RewoundDeployment, rewindDeployments } from './deploy/rewindDeployments.js'
export { openUploads, type Uploads } from './files/openUploads.js'
export { compileMapping, type MappingModule } from './host/mappingModule.js'
export { type HandlerRun, runHandler } from './host/runHandler.js'
export { type MappingTestOptions, runMappingTests } from './matchstick/runMappingTests.js'
export type { MappingTestOutcome } from './matchstick/testRun.js'
export { type WatchOptions, watchMappingTests } from './matchstick/watchMappingTests.js'
export { checkChain } from './runtime/checkChain.js'
export { databasePath } from './runtime/indexerSettings.js'
export type { IndexerProblem, IndexerState, IndexerStatus, ProblemKind } from './runtime/indexerStatus.js'
export { loadBuild, type Subgraph } from './runtime/loadBuild.js'
export { type Engine, type EngineOptions, openEngine } from './runtime/openEngine.js'
export { openQueries, type Queries, type QueryLimits } from './runtime/query/openQueries.js'
export { type Connection, isEmpty, openReader } from './store/openDatabase.js'
export { openStore } from './store/openStore.js'
