import { BigInt } from '@graphprotocol/graph-ts';
import { IexecPocoBoostAccessorsFacet } from '../../generated/HubBoost/IexecPocoBoostAccessorsFacet';
import { SchedulerNoticeBoost } from '../../generated/HubBoost/IexecPocoBoostFacet';
import { ZERO_ADDRESS } from '../lib/constants';
import { DealTerms } from './dealTerms';
import { getOrCreateWorkerpool } from './workerpool';

/**
 * Terms of a deal of the Boost extension: what its notice tells and, for the rest, the hub. Null when the hub does
 * not answer, as during an upgrade. It keeps neither app nor params, so that later only the orders can tell them.
 */
export function readBoostTerms(notice: SchedulerNoticeBoost): DealTerms | null {
  const view = IexecPocoBoostAccessorsFacet.bind(notice.address).try_viewDealBoost(notice.params.dealId);
  if (view.reverted || view.value.requester == ZERO_ADDRESS) return null;
  const deal = view.value;
  const terms = new DealTerms();
  terms.isBoost = true;
  terms.app = notice.params.app;
  terms.appOwner = deal.appOwner;
  terms.appPrice = deal.appPrice;
  terms.dataset = notice.params.dataset;
  terms.datasetOwner = deal.datasetOwner;
  terms.datasetPrice = deal.datasetPrice;
  terms.workerpool = notice.params.workerpool;
  terms.workerpoolOwner = deal.workerpoolOwner;
  terms.workerpoolPrice = deal.workerpoolPrice;
  terms.category = notice.params.category;
  // The view has no more than the last three bytes of it.
  terms.tag = notice.params.tag;
  terms.requester = deal.requester;
  terms.beneficiary = notice.params.beneficiary;
  terms.callback = deal.callback;
  terms.params = notice.params.params;
  terms.startTime = notice.block.timestamp;
  terms.botFirst = BigInt.fromI32(deal.botFirst);
  terms.botSize = BigInt.fromI32(deal.botSize);
  // The hub keeps what the ratio made of the price, not the ratio.
  const pool = getOrCreateWorkerpool(terms.workerpool, terms.workerpoolOwner, null);
  terms.schedulerRewardRatio = pool.schedulerRewardRatio;
  terms.sponsor = deal.sponsor;
  return terms;
}
