import { stringToHex, zeroHash } from 'viem'
import { giveContract } from './hubVerbs.js'
import {
  approveResource,
  createApp,
  createDataset,
  createWorkerpool,
  giveResource,
  setOperator,
} from './resourceVerbs.js'
import type { Scenario } from './scenario.js'

/** Owners let others dispose of their resources, and the administrator lends the contracts to somebody. */
export const handedRights: Scenario = async (tale) => {
  const content = { multiaddr: stringToHex('https://example.com/lent'), checksum: zeroHash }
  const app = createApp(tale, 'appOwner', { name: 'lent', type: 'DOCKER', mrenclave: '0x', ...content })
  const dataset = createDataset(tale, 'datasetOwner', { name: 'lent', ...content })
  const workerpool = createWorkerpool(tale, 'scheduler', 'lent')

  for (const resource of [app, dataset, workerpool]) approveResource(tale, resource, 'stranger')
  giveResource(tale, app, 'secondRequester', { sender: 'stranger' })
  giveResource(tale, workerpool, 'secondScheduler', { sender: 'stranger', safely: true })

  const kinds = [
    ['app', 'secondRequester'],
    ['dataset', 'datasetOwner'],
    ['workerpool', 'secondScheduler'],
  ] as const
  for (const [kind, owner] of kinds) setOperator(tale, kind, owner, { role: 'beneficiary', isApproved: true })
  await tale.together(async () => {
    giveResource(tale, app, 'appOwner', { sender: 'beneficiary', safely: true })
    giveResource(tale, dataset, 'secondRequester', { sender: 'beneficiary' })
    for (const [kind, owner] of kinds)
      setOperator(tale, kind, owner, { role: 'beneficiary', isApproved: false })
  })

  const { hub, appRegistry, datasetRegistry, workerpoolRegistry } = tale.addresses
  for (const contract of [hub, appRegistry, datasetRegistry, workerpoolRegistry])
    await tale.together(async () => {
      giveContract(tale, contract, 'admin', 'stranger')
      giveContract(tale, contract, 'stranger', 'admin')
    })
}
