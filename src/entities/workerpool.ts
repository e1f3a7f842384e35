import { Address } from '@graphprotocol/graph-ts';
import { Workerpool } from '../../generated/schema';
import { Workerpool as WorkerpoolSource } from '../../generated/templates';
import { Workerpool as WorkerpoolContract } from '../../generated/WorkerpoolRegistry/Workerpool';
import { CallData } from '../lib/calldata';
import { INITIAL_SCHEDULER_REWARD_RATIO, INITIAL_WORKER_STAKE_RATIO } from '../lib/constants';
import { hexId } from '../lib/ids';
import { zeroAmounts, zeroCounts } from './counting';
import { beginRessource, countOwned } from './ressource';

/**
 * The stored workerpool; created when unknown, from the arguments of `createWorkerpool` where they are at
 * hand, else from the getters of the contract. From then on its policy changes are indexed.
 */
export function getOrCreateWorkerpool(
  address: Address,
  owner: Address,
  creation: CallData | null,
): Workerpool {
  const id = hexId(address);
  const known = Workerpool.load(id);
  if (known !== null) return known;
  const workerpool = new Workerpool(id);
  beginRessource(workerpool, owner);
  zeroCounts(workerpool, ['workersCount']);
  zeroAmounts(workerpool, ['schedulerEarnings', 'workersEarnings', 'kittyShares', 'stakeSlashed']);
  workerpool.workerStakeRatio = INITIAL_WORKER_STAKE_RATIO;
  workerpool.schedulerRewardRatio = INITIAL_SCHEDULER_REWARD_RATIO;
  if (creation === null || !fillFromCreation(workerpool, creation)) fillFromGetters(workerpool, address);
  countOwned(workerpool.owner, 'workerpoolsCount');
  workerpool.save();
  WorkerpoolSource.create(address);
  return workerpool;
}

function fillFromCreation(workerpool: Workerpool, creation: CallData): bool {
  const description = creation.text(1);
  if (description === null) return false;
  workerpool.description = description;
  return true;
}

function fillFromGetters(workerpool: Workerpool, address: Address): void {
  const contract = WorkerpoolContract.bind(address);
  const description = contract.try_m_workerpoolDescription();
  workerpool.description = description.reverted ? '' : description.value;
  const stakeRatio = contract.try_m_workerStakeRatioPolicy();
  if (!stakeRatio.reverted) workerpool.workerStakeRatio = stakeRatio.value;
  const rewardRatio = contract.try_m_schedulerRewardRatioPolicy();
  if (!rewardRatio.reverted) workerpool.schedulerRewardRatio = rewardRatio.value;
}
