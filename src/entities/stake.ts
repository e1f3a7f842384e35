import { BigDecimal } from '@graphprotocol/graph-ts';
import { Transfer } from '../../generated/Hub/IexecInterfaceToken';
import { StakePoint } from '../../generated/schema';
import { ZERO_ADDRESS } from '../lib/constants';
import { getOrCreateProtocol } from './protocol';

/**
 * How much is staked, and how much of it is locked, after a transfer of staked RLC. What is locked belongs to the hub,
 * so it is the hub's balance.
 */
export function moveStake(event: Transfer, amount: BigDecimal): void {
  const total = moved(event.params.from == ZERO_ADDRESS, event.params.to == ZERO_ADDRESS, amount);
  const frozen = moved(event.params.to == event.address, event.params.from == event.address, amount);
  if (total.equals(BigDecimal.zero()) && frozen.equals(BigDecimal.zero())) return;
  const protocol = getOrCreateProtocol();
  protocol.tvl = protocol.tvl.plus(total);
  protocol.frozen = protocol.frozen.plus(frozen);
  protocol.save();

  const point = new StakePoint(0);
  point.timestamp = 0;
  point.total = protocol.tvl;
  point.frozen = protocol.frozen;
  point.save();
}

/** By how much a transfer changes an amount that it adds to, takes from, both or neither. */
function moved(isIn: bool, isOut: bool, amount: BigDecimal): BigDecimal {
  if (isIn == isOut) return BigDecimal.zero();
  return isIn ? amount : amount.neg();
}
