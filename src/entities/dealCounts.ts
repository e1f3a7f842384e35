import { BigDecimal, BigInt, Entity, ethereum } from '@graphprotocol/graph-ts';
import { Account, App, Category, Dataset, Deal, Workerpool } from '../../generated/schema';
import { ONE } from '../lib/constants';
import { noteActive } from './activePeriod';
import { recordMatch } from './activity';
import { addCount, countOne, noteEarliest, noteLatest, uncountOne } from './counting';
import { isSponsored, priceOf } from './payment';
import { getOrCreateProtocol } from './protocol';
import { countUser } from './ressourceUser';

/**
 * Counts a new deal with everybody and everything that takes part in it. Who is active now is counted for a deal
 * that is matched now, not for one that is read late.
 */
export function countDeal(deal: Deal, event: ethereum.Event): void {
  const isNew = deal.startTime == event.block.timestamp;
  countInResources(deal, isNew);
  const isFirst = countForRequester(deal, isNew);
  countFor(deal.beneficiary, 'dealsBeneficiaryCount');
  countFor(deal.callback, 'dealsCallbackCount');
  if (isSponsored(deal)) countFor(deal.sponsor, 'dealsSponsoredCount');

  const category = Category.load(deal.category)!;
  countOne(category, 'dealsCount');
  addCount(category, 'tasksCount', deal.botSize);
  category.save();
  const protocol = getOrCreateProtocol();
  countOne(protocol, 'dealsCount');
  addCount(protocol, 'tasksCount', deal.botSize);
  protocol.volumeCommitted = protocol.volumeCommitted.plus(priceOf(deal).times(new BigDecimal(deal.botSize)));
  if (isFirst) countOne(protocol, 'requestersCount');
  protocol.save();
  recordMatch(deal);
}

/** Another account than was thought pays for a deal. The deal is not saved. */
export function changeSponsor(deal: Deal, sponsor: string): void {
  if (deal.sponsor == sponsor) return;
  if (isSponsored(deal)) {
    const former = Account.load(deal.sponsor)!;
    uncountOne(former, 'dealsSponsoredCount');
    former.save();
  }
  deal.sponsor = sponsor;
  if (isSponsored(deal)) countFor(sponsor, 'dealsSponsoredCount');
}

function countInResources(deal: Deal, isNew: bool): void {
  const app = App.load(deal.app)!;
  if (isNew) noteActive('apps', '', app.lastUsageTimestamp, deal.startTime);
  countUse(app, 'app', deal.app, deal);
  app.save();
  const workerpool = Workerpool.load(deal.workerpool)!;
  if (isNew) noteActive('workerpools', '', workerpool.lastUsageTimestamp, deal.startTime);
  countUse(workerpool, 'workerpool', deal.workerpool, deal);
  workerpool.save();
  const datasetId = deal.dataset;
  if (datasetId === null) return;
  const dataset = Dataset.load(datasetId)!;
  if (isNew) noteActive('datasets', '', dataset.lastUsageTimestamp, deal.startTime);
  countUse(dataset, 'dataset', datasetId, deal);
  dataset.save();
}

function countUse(ressource: Entity, kind: string, id: string, deal: Deal): void {
  countOne(ressource, 'dealsCount');
  addCount(ressource, 'usageCount', deal.botSize);
  noteLatest(ressource, 'lastUsageTimestamp', deal.startTime);
  if (countUser(kind, id, deal)) countOne(ressource, 'requestersCount');
}

/** Says whether it is the first deal of its requester. */
function countForRequester(deal: Deal, isNew: bool): bool {
  const requester = Account.load(deal.requester)!;
  const last = requester.lastRequestAt;
  if (isNew) noteActive('requesters', 'newRequesters', last === null ? BigInt.zero() : last, deal.startTime);
  const isFirst = requester.dealsRequestedCount.isZero();
  requester.dealsRequestedCount = requester.dealsRequestedCount.plus(ONE);
  requester.tasksRequestedCount = requester.tasksRequestedCount.plus(deal.botSize);
  noteEarliest(requester, 'firstRequestAt', deal.startTime);
  noteLatest(requester, 'lastRequestAt', deal.startTime);
  requester.save();
  return isFirst;
}

function countFor(id: string, field: string): void {
  const account = Account.load(id)!;
  countOne(account, field);
  account.save();
}
