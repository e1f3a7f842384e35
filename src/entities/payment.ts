import { BigDecimal } from '@graphprotocol/graph-ts';
import { Deal } from '../../generated/schema';
import { ZERO_ADDRESS } from '../lib/constants';
import { hexId } from '../lib/ids';

/** What a task of a deal costs, in RLC. */
export function priceOf(deal: Deal): BigDecimal {
  return deal.appPrice.plus(deal.datasetPrice).plus(deal.workerpoolPrice);
}

/** Who pays for a deal: the sponsor, or the requester where there was none yet. */
export function payerOf(deal: Deal): string {
  return deal.sponsor == hexId(ZERO_ADDRESS) ? deal.requester : deal.sponsor;
}

/** Whether somebody else than the requester pays for a deal. */
export function isSponsored(deal: Deal): bool {
  return payerOf(deal) != deal.requester;
}
