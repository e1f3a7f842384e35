import { BigInt } from '@graphprotocol/graph-ts';
import { Deal } from '../../generated/schema';

/** Tasks matched with an order, after one more deal. */
export function addMatched(before: BigInt | null, deal: Deal): BigInt {
  return before === null ? deal.botSize : before.plus(deal.botSize);
}
