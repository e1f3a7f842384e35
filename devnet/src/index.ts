export type { ActorOptions, Actors } from './actors/startActors.js'
export type { BlockPointer, Chain } from './chain/chain.js'
export type { DevnetAddresses } from './chain/planDeployment.js'
export type { Reorganization } from './chain/reorganize.js'
export { type Anvil, type AnvilOptions, startAnvil } from './chain/startAnvil.js'
export type { PlannedBlock, Transaction } from './chain/transaction.js'
export type { FaultName } from './chaos/faults.js'
export {
  FAULT_NAMES,
  type HostileRpc,
  type HostileRpcOptions,
  startHostileRpc,
} from './chaos/startHostileRpc.js'
export { DevnetError } from './devnetError.js'
export { devnetNetworks } from './devnetNetworks.js'
export { type Devnet, type DevnetOptions, openDevnet } from './openDevnet.js'
export { fileCid } from './poco/fileCid.js'
export { KITTY } from './poco/ledger.js'
export type * from './scenarios/facts.js'
export { SCENARIO_SPAN_SECONDS } from './scenarios/narrator.js'
export { type EventsOf, readEventsOf } from './scenarios/readEventsOf.js'
export { BOOST_SCENARIO_NAMES, SCENARIO_NAMES, type ScenarioName } from './scenarios/scenarios.js'
export { type FileGateway, startFileGateway } from './startFileGateway.js'
export type { WalkOptions } from './walk/tellWalk.js'
