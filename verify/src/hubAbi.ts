import { parseAbi } from 'viem'

/** The hub's views that state what an index must agree with. */
export const hubAbi = parseAbi([
  'struct Account { uint256 stake; uint256 locked; }',
  'struct Resource { address pointer; address owner; uint256 price; }',
  'struct Deal { Resource app; Resource dataset; Resource workerpool; uint256 trust; uint256 category; bytes32 tag; address requester; address beneficiary; address callback; string params; uint256 startTime; uint256 botFirst; uint256 botSize; uint256 workerStake; uint256 schedulerRewardRatio; address sponsor; }',
  'struct DealBoost { address appOwner; uint96 appPrice; address datasetOwner; uint96 datasetPrice; address workerpoolOwner; uint96 workerpoolPrice; address requester; uint96 workerReward; address callback; uint40 deadline; uint16 botFirst; uint16 botSize; bytes3 shortTag; address sponsor; }',
  'struct Task { uint8 status; bytes32 dealid; uint256 idx; uint256 timeref; uint256 contributionDeadline; uint256 revealDeadline; uint256 finalDeadline; bytes32 consensusValue; uint256 revealCounter; uint256 winnerCounter; address[] contributors; bytes32 resultDigest; bytes results; uint256 resultsTimestamp; bytes resultsCallback; }',
  'struct Contribution { uint8 status; bytes32 resultHash; bytes32 resultSeal; address enclaveChallenge; uint256 weight; }',
  'struct Category { string name; string description; uint256 workClockTimeRef; }',
  'function viewAccount(address) view returns (Account)',
  'function viewScore(address) view returns (uint256)',
  'function viewDeal(bytes32) view returns (Deal)',
  'function viewDealBoost(bytes32) view returns (DealBoost)',
  'function viewTask(bytes32) view returns (Task)',
  'function viewContribution(bytes32, address) view returns (Contribution)',
  'function viewConsumed(bytes32) view returns (uint256)',
  'function viewPresigned(bytes32) view returns (address)',
  'function viewCategory(uint256) view returns (Category)',
  'function countCategory() view returns (uint256)',
  'function totalSupply() view returns (uint256)',
  'function allowance(address, address) view returns (uint256)',
  'function token() view returns (address)',
])

/** The getters of apps, datasets and workerpools: hubs before 6.1 do not answer for them. */
export const resourceAbi = parseAbi([
  'function owner() view returns (address)',
  'function m_appName() view returns (string)',
  'function m_appType() view returns (string)',
  'function m_appMultiaddr() view returns (bytes)',
  'function m_appChecksum() view returns (bytes32)',
  'function m_appMREnclave() view returns (bytes)',
  'function m_datasetName() view returns (string)',
  'function m_datasetMultiaddr() view returns (bytes)',
  'function m_datasetChecksum() view returns (bytes32)',
  'function m_workerpoolDescription() view returns (string)',
  'function m_workerStakeRatioPolicy() view returns (uint256)',
  'function m_schedulerRewardRatioPolicy() view returns (uint256)',
])

/** Of the token behind the hub. */
export const tokenAbi = parseAbi(['function balanceOf(address) view returns (uint256)'])

/** Names of the contribution states, by their number in the contract. */
export const CONTRIBUTION_STATUS = ['UNSET', 'CONTRIBUTED', 'PROVED', 'REJECTED'] as const

/** Names of the task states in the index, by their number in the contract. */
export const TASK_STATUS = ['UNSET', 'ACTIVE', 'REVEALING', 'COMPLETED', 'FAILLED'] as const
