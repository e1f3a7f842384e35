export { DevnetError } from './devnetError.js'
export { devnetNetworks } from './devnetNetworks.js'
export { type Devnet, type DevnetOptions, openDevnet } from './openDevnet.js'
export type * from './scenarios/facts.js'
