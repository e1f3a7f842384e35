import { BigDecimal, BigInt } from '@graphprotocol/graph-ts';

/** Decimals of RLC: 1 RLC is 10^9 nRLC. */
const RLC_EXPONENT: i32 = -9;

/** An on-chain amount in nRLC as a decimal number of RLC, exactly. */
export function toRlc(nRlc: BigInt): BigDecimal {
  const amount = new BigDecimal(nRlc);
  amount.exp = BigInt.fromI32(RLC_EXPONENT);
  return amount;
}
