import { BigInt } from '@graphprotocol/graph-ts';

/** Chain id of a network by its name; 0 when the name is not known here. */
export function chainIdOf(network: string): i32 {
  if (network == 'mainnet') return 1;
  if (network == 'bellecour') return 134;
  if (network == 'arbitrum-one') return 42161;
  if (network == 'arbitrum-sepolia') return 421614;
  if (network == 'fuji') return 43113;
  if (network == 'devnet') return 31337;
  return 0;
}

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
