import { parseAbi } from 'viem'

/** The hub's views that state what an index must agree with. */
export const hubAbi = parseAbi([
  'struct Account { uint256 stake; uint256 locked; }',
  'struct Resource { address pointer; address owner; uint256 price; }',
  'struct Deal { Resource app; Resource dataset; Resource workerpool; uint256 trust; uint256 category; bytes32 tag; address requester; address beneficiary; address callback; string params; uint256 startTime; uint256 botFirst; uint256 botSize; uint256 workerStake; uint256 schedulerRewardRatio; address sponsor; }',
  'struct Task { uint8 status; bytes32 dealid; uint256 idx; uint256 timeref; uint256 contributionDeadline; uint256 revealDeadline; uint256 finalDeadline; bytes32 consensusValue; uint256 revealCounter; uint256 winnerCounter; address[] contributors; bytes32 resultDigest; bytes results; uint256 resultsTimestamp; bytes resultsCallback; }',
  'function viewAccount(address) view returns (Account)',
  'function viewScore(address) view returns (uint256)',
  'function viewDeal(bytes32) view returns (Deal)',
  'function viewTask(bytes32) view returns (Task)',
  'function totalSupply() view returns (uint256)',
])

/** Names of the task states in the index, by their number in the contract. */
export const TASK_STATUS = ['UNSET', 'ACTIVE', 'REVEALING', 'COMPLETED', 'FAILLED'] as const
