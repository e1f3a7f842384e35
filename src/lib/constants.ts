import { Address, BigInt } from '@graphprotocol/graph-ts';

/** Id of the single `Protocol` row. */
export const PROTOCOL_ID = 'iExec';

/** The address that stands for "nobody" in orders, deals and mints. */
export const ZERO_ADDRESS: Address = Address.zero();

export const ONE: BigInt = BigInt.fromI32(1);

/** Share of the workerpool price a new workerpool asks workers to stake, in percent. */
export const INITIAL_WORKER_STAKE_RATIO: BigInt = BigInt.fromI32(30);

/** Share of the workerpool price a new workerpool leaves to its scheduler, in percent. */
export const INITIAL_SCHEDULER_REWARD_RATIO: BigInt = BigInt.fromI32(1);

/** Contributions end this many category units after the match. */
export const CONTRIBUTION_UNITS: BigInt = BigInt.fromI32(7);

/** Reveals end this many category units after the consensus. */
export const REVEAL_UNITS: BigInt = BigInt.fromI32(2);

/** Tasks can be claimed this many category units after the match. */
export const FINAL_UNITS: BigInt = BigInt.fromI32(10);

/** The account that keeps the stakes of schedulers whose tasks were claimed. */
export const KITTY: Address = Address.fromString('0x99c2268479b93fde36232351229815df80837e23');
