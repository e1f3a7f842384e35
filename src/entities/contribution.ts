import { Address, Bytes, ethereum } from '@graphprotocol/graph-ts';
import { IexecInterfaceToken } from '../../generated/Hub/IexecInterfaceToken';
import { Account, Contribution, Task } from '../../generated/schema';
import { CONTRIBUTE, CONTRIBUTE_AND_FINALIZE, directCall } from '../lib/calldata';
import { ZERO_ADDRESS } from '../lib/constants';
import { contributionId } from '../lib/ids';
import { logWeightOf } from '../lib/weight';
import { hashOf, noBytes } from '../lib/words';
import { getOrCreateAccount, scoreIncludesBlock } from './account';
import { isStaked } from './moneyKinds';
import { recordTransaction } from './transaction';

/** The contribution of a worker to a task, or null. */
export function loadContribution(taskId: Bytes, worker: Address): Contribution | null {
  return Contribution.load(contributionId(taskId, worker));
}

/** The contributions to a task that have this result hash. */
export function contributionsWith(hash: Bytes, task: Task): Contribution[] {
  const ids = task.contributions;
  const found: Contribution[] = [];
  for (let i = 0; i < ids.length; i++) {
    const contribution = Contribution.load(ids[i]);
    if (contribution !== null && contribution.hash == hash) found.push(contribution);
  }
  return found;
}

/** A contribution does not count any more. Saved. */
export function rejectContribution(contribution: Contribution): void {
  contribution.status = 'REJECTED';
  contribution.save();
}

/** A new contribution, with seal and enclave challenge from the transaction or, failing that, the hub. Saved. */
export function createContribution(
  taskId: Bytes,
  worker: Address,
  hash: Bytes,
  event: ethereum.Event,
): Contribution {
  const contribution = new Contribution(contributionId(taskId, worker));
  contribution.status = 'CONTRIBUTED';
  contribution.transaction = recordTransaction(event);
  contribution.timestamp = event.block.timestamp.toI32();
  contribution.contributedAt = event.block.timestamp;
  contribution.task = taskId.toHexString();
  const account = getOrCreateAccount(worker);
  contribution.worker = account.id;
  noteWeight(contribution, account, event);
  contribution.hash = hash;
  if (!fillFromContribute(contribution, taskId, hash, event)) {
    if (!fillFromContributeAndFinalize(contribution, taskId, worker, hash, event)) {
      fillFromView(contribution, taskId, worker, event);
    }
  }
  contribution.save();
  return contribution;
}

/** Sets the weight of the worker, which follows from its score before the contribution. */
function noteWeight(contribution: Contribution, worker: Account, event: ethereum.Event): void {
  if (!isStaked(event)) contribution.weight = 0;
  // A score that was read in this block is the one at its end, which verdicts of the same block may have moved.
  else if (worker.score.isZero() || !scoreIncludesBlock(worker, event))
    contribution.weight = logWeightOf(worker.score);
}

function fillFromContribute(
  contribution: Contribution,
  taskId: Bytes,
  hash: Bytes,
  event: ethereum.Event,
): bool {
  const call = directCall(event, CONTRIBUTE);
  if (call === null || !call.wordIs(0, taskId) || !call.wordIs(1, hash)) return false;
  const seal = call.word(2);
  const challenge = call.address(3);
  if (seal === null || challenge === null) return false;
  contribution.seal = seal;
  contribution.challenge = challenge;
  return true;
}

function fillFromContributeAndFinalize(
  contribution: Contribution,
  taskId: Bytes,
  worker: Address,
  hash: Bytes,
  event: ethereum.Event,
): bool {
  const call = directCall(event, CONTRIBUTE_AND_FINALIZE);
  if (call === null || !call.wordIs(0, taskId)) return false;
  const digest = call.word(1);
  const challenge = call.address(4);
  if (digest === null || challenge === null || hashOf([taskId, digest]) != hash) return false;
  contribution.seal = hashOf([worker, taskId, digest]);
  contribution.challenge = challenge;
  return true;
}

function fillFromView(
  contribution: Contribution,
  taskId: Bytes,
  worker: Address,
  event: ethereum.Event,
): void {
  const view = IexecInterfaceToken.bind(event.address).try_viewContribution(taskId, worker);
  contribution.seal = view.reverted ? noBytes() : view.value.resultSeal;
  contribution.challenge = view.reverted ? ZERO_ADDRESS : view.value.enclaveChallenge;
}
