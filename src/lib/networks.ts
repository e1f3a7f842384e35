import { BigInt } from '@graphprotocol/graph-ts';

/** First Bellecour block whose `viewDeal` has a sponsor. */
const BELLECOUR_SPONSOR_BLOCK: i32 = 30277938;

/**
 * Whether the hub of a network stored a sponsor at a block.
 *
 * Older hubs answer `viewDeal` with one word less, and decoders then read the length of the params as the
 * sponsor.
 */
export function dealsHaveSponsor(network: string, block: BigInt): bool {
  if (network == 'mainnet') return false;
  if (network == 'bellecour') return block.ge(BigInt.fromI32(BELLECOUR_SPONSOR_BLOCK));
  return true;
}
