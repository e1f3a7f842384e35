import { Address, BigInt, ethereum } from '@graphprotocol/graph-ts';
import {
  AccurateContribution as AccurateContributionEvent,
  FaultyContribution as FaultyContributionEvent,
} from '../../../generated/Hub/IexecInterfaceToken';
import { Account, AccurateContribution, FaultyContribution } from '../../../generated/schema';
import { getOrCreateAccount, readScoreOnce, scoreIncludesBlock } from '../../entities/account';
import { loadContribution } from '../../entities/contribution';
import { stampEvent } from '../../entities/eventEntity';
import { ONE } from '../../lib/constants';
import { eventId } from '../../lib/ids';

const TWO: BigInt = BigInt.fromI32(2);
const THREE: BigInt = BigInt.fromI32(3);

/** A worker was right: one point more. */
export function handleAccurateContribution(event: AccurateContributionEvent): void {
  const account = judge(event.params.worker, true, event);
  const contribution = loadContribution(event.params.taskid, event.params.worker);
  if (contribution === null) return;

  const accurate = new AccurateContribution(eventId(event));
  stampEvent(accurate, event);
  accurate.account = account.id;
  accurate.contribution = contribution.id;
  accurate.score = account.score;
  accurate.save();
}

/** A worker was wrong, or did not reveal: a third of its points lost. */
export function handleFaultyContribution(event: FaultyContributionEvent): void {
  const account = judge(event.params.worker, false, event);
  const contribution = loadContribution(event.params.taskid, event.params.worker);
  if (contribution === null) return;

  const faulty = new FaultyContribution(eventId(event));
  stampEvent(faulty, event);
  faulty.account = account.id;
  faulty.contribution = contribution.id;
  faulty.score = account.score;
  faulty.save();
}

/** Moves the score of a worker as the hub does. */
function judge(worker: Address, isRight: bool, event: ethereum.Event): Account {
  const account = getOrCreateAccount(worker);
  const wasRead = readScoreOnce(account, worker, event);
  // A score read in this block shows the block's end, so the verdict is in it already.
  if (!wasRead && !scoreIncludesBlock(account, event)) {
    account.score = isRight ? account.score.plus(ONE) : account.score.times(TWO).div(THREE);
  }
  account.save();
  return account;
}
