import { Address, BigInt, Entity, ethereum, Value } from '@graphprotocol/graph-ts';
import { Account } from '../../generated/schema';
import { getOrCreateAccount } from './account';
import { countOne, uncountOne, zeroAmounts, zeroCounts } from './counting';
import { recordTransaction } from './transaction';

// Apps, datasets and workerpools live alike. Their entities share the names of the fields, but no type.

/** Starts a new app, dataset or workerpool: owned, never used, never seen changing hands. Not saved. */
export function beginRessource(ressource: Entity, owner: Address): void {
  ressource.set('owner', Value.fromString(getOrCreateAccount(owner).id));
  ressource.set('timestamp', Value.fromBigInt(BigInt.zero()));
  ressource.set('lastUsageTimestamp', Value.fromBigInt(BigInt.zero()));
  zeroCounts(ressource, [
    'usageCount',
    'dealsCount',
    'completedTasksCount',
    'claimedTasksCount',
    'requestersCount',
  ]);
  zeroAmounts(ressource, ['revenue']);
}

/** Counts a new resource of an account; `count` is the field that counts its kind. */
export function countOwned(owner: string, count: string): void {
  const account = Account.load(owner)!;
  countOne(account, count);
  account.save();
}

/** A resource changed hands; `count` is the field of accounts that counts its kind. Not saved. */
export function changeOwner(ressource: Entity, to: Address, count: string, event: ethereum.Event): void {
  const former = Account.load(ressource.getString('owner'))!;
  uncountOne(former, count);
  former.save();
  const owner = getOrCreateAccount(to);
  countOne(owner, count);
  owner.save();
  ressource.set('owner', Value.fromString(owner.id));
  ressource.set('timestamp', Value.fromBigInt(event.block.timestamp));
}

/** A resource came to be. Not saved. */
export function noteCreation(ressource: Entity, event: ethereum.Event): void {
  ressource.set('createdAt', Value.fromBigInt(event.block.timestamp));
  ressource.set('creationTransaction', Value.fromString(recordTransaction(event)));
}
