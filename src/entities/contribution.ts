import { Address, Bytes, ethereum } from '@graphprotocol/graph-ts';
import { IexecInterfaceToken } from '../../generated/Hub/IexecInterfaceToken';
import { Contribution } from '../../generated/schema';
import { CONTRIBUTE, CONTRIBUTE_AND_FINALIZE, directCall } from '../lib/calldata';
import { ZERO_ADDRESS } from '../lib/constants';
import { contributionId } from '../lib/ids';
import { hashOf, noBytes } from '../lib/words';
import { getOrCreateAccount } from './account';

/** The contribution of a worker to a task, or null. */
export function loadContribution(taskId: Bytes, worker: Address): Contribution | null {
  return Contribution.load(contributionId(taskId, worker));
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
  contribution.timestamp = event.block.timestamp.toI32();
  contribution.contributedAt = event.block.timestamp;
  contribution.task = taskId.toHexString();
  contribution.worker = getOrCreateAccount(worker).id;
  contribution.hash = hash;
  if (!fillFromContribute(contribution, taskId, hash, event)) {
    if (!fillFromContributeAndFinalize(contribution, taskId, worker, hash, event)) {
      fillFromView(contribution, taskId, worker, event);
    }
  }
  contribution.save();
  return contribution;
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
